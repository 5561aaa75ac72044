" What ALE must know of asyncy-ls. It asks a linter of its own for each file type; the server behind them is one.
call ale#Set('asyncy_ls_executable', 'asyncy-ls')
call ale#Set('asyncy_ls_dialect', '')

" A shell runs it. One that stayed, as Debian's sh does, would be what is stopped instead of the server.
let s:command = has('win32') ? '%e serve' : 'exec %e serve'

function! asyncy#ale#Define(filetype) abort
  call ale#linter#Define(a:filetype, {
  \ 'name': 'asyncy_ls',
  \ 'aliases': ['asyncy-ls'],
  \ 'lsp': 'stdio',
  \ 'language': a:filetype,
  \ 'executable': {buffer -> ale#Var(buffer, 'asyncy_ls_executable')},
  \ 'command': s:command,
  \ 'project_root': function('asyncy#ale#Root'),
  \ 'initialization_options': function('s:Options'),
  \ })
endfunction

" The nearest folder above the file that holds asyncy-ls.yml or .git, else the file's own.
function! asyncy#ale#Root(buffer) abort
  let own = fnamemodify(bufname(a:buffer), ':p:h')
  let folder = own
  while 1
    " In a worktree .git is a file.
    if getftype(folder .. '/asyncy-ls.yml') !=# '' || getftype(folder .. '/.git') !=# ''
      return folder
    endif
    let above = fnamemodify(folder, ':h')
    if above ==# folder
      return own
    endif
    let folder = above
  endwhile
endfunction

function! s:Options(buffer) abort
  let dialect = ale#Var(a:buffer, 'asyncy_ls_dialect')
  return empty(dialect) ? {} : {'dialect': dialect}
endfunction

" A fixer, for `let g:ale_fixers = {'storyscript': ['asyncy#ale#Fix']}`.
function! asyncy#ale#Fix(buffer) abort
  return {'command': ale#Escape(ale#Var(a:buffer, 'asyncy_ls_executable')) .. ' fmt -'}
endfunction
