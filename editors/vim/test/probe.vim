" Somebody who pasted a block of the README opens a story. Run by readme.vim.
source <sfile>:p:h/support.vim

function! s:Probe() abort
  call Shows($BLOCK, bufnr(''), g:scenario.diagnostics['stories/5-mistakes.story'])
  call Check($BLOCK .. ': without complaint', v:errmsg ==# '', v:errmsg)
endfunction

call Run('probe', function('s:Probe'))
