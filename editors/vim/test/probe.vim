" Somebody who pasted a block of the README opens a story: it shows what the command line finds in the dialect of the block.
" Run by readme.vim.
source <sfile>:p:h/support.vim

function! s:Found() abort
  let dialect = get(g:, 'ale_asyncy_ls_dialect', '')
  let command = [$ASYNCY_LS, 'check', '--format', 'concise'] + (dialect ==# '' ? [] : ['--dialect', dialect]) + [$TOUR]
  let lines = split(system(join(map(command, 'shellescape(v:val)'))), "\n")
  let mine = filter(lines, {_, line -> line =~# 'stories/5-mistakes\.story:'})
  return sort(map(mine, {_, line -> substitute(line, '^.\{-}:\(\d\+\):.*\[\(\S\+\)\]$', '\1 \2', '')}))
endfunction

function! s:Probe() abort
  let expected = s:Found()
  call Check($BLOCK .. ': the command line finds something', len(expected) >= 5, expected)
  let buffer = bufnr('')
  call Becomes($BLOCK, {-> sort(Shown(buffer))}, expected)
  call Check($BLOCK .. ': without complaint', v:errmsg ==# '', v:errmsg)
endfunction

call Run('probe', function('s:Probe'))
