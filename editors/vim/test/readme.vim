" Every block of configuration in the README works as it is pasted. Run by test.sh.
source <sfile>:p:h/support.vim
let s:folder = expand('<sfile>:p:h')

" What stands between ```LANGUAGE and ```.
function! s:Blocks(language) abort
  let text = join(readfile(g:plugin .. '/README.md'), "\n")
  let blocks = []
  call substitute(text, '\n```' .. a:language .. '\n\(\_.\{-}\)\n```\n', '\=add(blocks, submatch(1))', 'g')
  return blocks
endfunction

" What a manager of plugins does with a plugin on one's own disk.
let s:plug = ['function! plug#begin()', '  command! -nargs=1 Plug execute "set runtimepath+=" .. split(<q-args>, "''")[0]', 'endfunction',
  \ 'function! plug#end()', '  filetype plugin indent on', '  syntax on', 'endfunction']

function! s:TryAle(name, block, install) abort
  call mkdir($HOME .. '/.vim/autoload', 'p')
  call writefile(s:plug, $HOME .. '/.vim/autoload/plug.vim')
  let vimrc = $HOME .. '/' .. a:name .. '.vim'
  let text = a:block =~# 'editors/vim' ? a:block : a:install .. "\n" .. a:block
  " The server lies elsewhere than the README supposes.
  call writefile(split(substitute(text, '/opt/asyncy/asyncy-ls', $ASYNCY_LS, ''), "\n"), vimrc)
  let $BLOCK = a:name
  let command = ['timeout 60 vim -N -i NONE -n --not-a-term -T dumb -u', vimrc, '--cmd "set runtimepath+=$ALE"', '-S',
    \ s:folder .. '/probe.vim', $TOUR .. '/stories/5-mistakes.story', '<$HOME/keys']
  let screen = system(join(command))
  call Check(a:name .. ': is tried', v:shell_error == 0, screen)
endfunction

" vim-lsp is not here to be tried: what it is told must be what it documents.
function! s:TryVimLsp(block) abort
  call mkdir($HOME .. '/fake/autoload/lsp', 'p')
  call writefile(['function! lsp#register_server(info)', '  let g:registered = a:info', 'endfunction'],
    \ $HOME .. '/fake/autoload/lsp.vim')
  call writefile(['function! lsp#utils#get_buffer_path()', '  return expand("%:p")', 'endfunction',
    \ 'function! lsp#utils#path_to_uri(path)', '  return "file://" .. a:path', 'endfunction',
    \ 'function! lsp#utils#find_nearest_parent_file_directory(path, names)',
    \ '  return fnamemodify(findfile(a:names[0], fnamemodify(a:path, ":h") .. ";"), ":p:h")', 'endfunction'],
    \ $HOME .. '/fake/autoload/lsp/utils.vim')
  let &runtimepath = g:plugin .. ',' .. $HOME .. '/fake,' .. &runtimepath
  filetype plugin on
  runtime! ftdetect/*.vim
  call writefile(split(a:block, "\n"), $HOME .. '/vim-lsp.vim')
  source $HOME/vim-lsp.vim
  doautocmd User lsp_setup
  call Open('stories/5-mistakes.story')
  call Check('vim-lsp: the server', g:registered.cmd({}) ==# ['asyncy-ls', 'serve'], g:registered)
  call Check('vim-lsp: the root', g:registered.root_uri({}) ==# 'file://' .. $TOUR, g:registered.root_uri({}))
  call Check('vim-lsp: a story', g:registered.languageId({}) ==# 'storyscript', g:registered.languageId({}))
  call Check('vim-lsp: its file type is allowed', index(g:registered.allowlist, &filetype) >= 0, &filetype)
  call Open('services/wall/asyncy.yml')
  call Check('vim-lsp: a manifest', g:registered.languageId({}) ==# 'asyncy', g:registered.languageId({}))
  call Check('vim-lsp: its file type is allowed', index(g:registered.allowlist, &filetype) >= 0, &filetype)
endfunction

function! s:All() abort
  let blocks = s:Blocks('vim')
  let install = filter(copy(blocks), {_, block -> block =~# 'runtimepath'})[0]
  for number in range(len(blocks))
    let block = blocks[number]
    if block =~# 'lsp#register_server'
      call s:TryVimLsp(block)
    elseif block !~# 'coc_'
      call s:TryAle('block-' .. (number + 1), block, install)
    endif
  endfor
  call Check('the README holds blocks', len(blocks) == 5, len(blocks))
  let coc = json_decode(s:Blocks('json')[0]).languageserver.asyncy
  call Check('coc: the server', [coc.command] + coc.args ==# ['asyncy-ls', 'serve'], coc)
endfunction

call Run('readme', function('s:All'))
