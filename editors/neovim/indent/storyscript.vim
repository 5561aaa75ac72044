" Stories: four blanks below the head of a block or an open bracket, and back where one ends.
if exists('b:did_indent') | finish | endif
let b:did_indent = 1

setlocal indentexpr=AsyncyStoryIndent()
setlocal indentkeys=!^F,o,O,0=else,0=elif,0=elseif,0=catch,0=finally,0],0},0)
let b:undo_indent = 'setlocal indentexpr< indentkeys<'

if exists('*AsyncyStoryIndent') | finish | endif

" A word before a colon or an equals sign is a name, whatever it says elsewhere.
let s:word = '\>\%(\s*[:=]\)\@!'
let s:head = '^\s*\%(if\|else\|elif\|elseif\|unless\|foreach\|for\|while\|function\|try\|catch\|finally\|when\)' .. s:word
let s:leave = '^\s*\%(return\|break\|continue\|throw\|raise\|exit\)' .. s:word
" `twitter stream '#party' as tweet` runs the lines below for each.
let s:listen = '\s\+as\s\+\h[[:alnum:]_-]*\%(\s*,\s*\h[[:alnum:]_-]*\)\?\s*$'
let s:opener = '[\[{(]\s*$'
let s:closer = '^\s*[\]})]'
" What goes on from an earlier block, and how that one may begin.
let s:branches = [
  \ ['^\s*\%(else\|elif\|elseif\)' .. s:word, '^\s*\%(if\|unless\|elif\|elseif\|else\s\+\%(if\|unless\)\)' .. s:word],
  \ ['^\s*\%(catch\|finally\)' .. s:word, '^\s*\%(try\|catch\)' .. s:word],
\ ]

function! s:in(number, column, kinds) abort
  return exists('g:syntax_on') && synIDattr(synID(a:number, a:column, 1), 'name') =~# a:kinds
endfunction

" The line without its comment; a `#` in a string is none.
function! s:code(number) abort
  let line = getline(a:number)
  let at = match(line, '#')
  while at >= 0 && s:in(a:number, at + 1, '^story\%(String\|Template\|Escape\|Path\|Regex\)')
    let at = match(line, '#', at + 1)
  endwhile
  return at < 0 ? line : strpart(line, 0, at)
endfunction

" The indentation of the nearest block around or above that a branch can go on from; -1: there is none.
function! s:partner(number, pattern) abort
  let [number, floor] = [a:number, 1 / 0]
  while number > 0
    if indent(number) < floor
      let floor = indent(number)
      if getline(number) =~# a:pattern | return floor | endif
    endif
    let number = prevnonblank(number - 1)
  endwhile
  return -1
endfunction

function! AsyncyStoryIndent() abort
  let above = prevnonblank(v:lnum - 1)
  if above == 0 | return 0 | endif
  " What stands in a string over several lines is the writer's own.
  if s:in(v:lnum, 1, '^storyString') | return -1 | endif

  let line = getline(v:lnum)
  if line =~# s:closer
    call cursor(v:lnum, matchend(line, s:closer))
    let opening = searchpair('[\[{(]', '', '[\]})]', 'bnW')
    return opening > 0 ? indent(opening) : indent(above)
  endif
  for [branch, start] in s:branches
    if line =~# branch
      let partner = s:partner(above, start)
      return partner < 0 ? indent(above) : partner
    endif
  endfor

  let code = s:code(above)
  if code =~# s:opener || code =~# s:head || code =~# s:listen
    return indent(above) + shiftwidth()
  endif
  return max([indent(above) - (code =~# s:leave ? shiftwidth() : 0), 0])
endfunction
