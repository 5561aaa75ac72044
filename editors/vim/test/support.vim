" What the tests in this folder share. $TOUR: a copy of the tour that may be written to.
let g:scenario = json_decode(join(readfile($SCENARIO), "\n"))
let g:plugin = expand('<sfile>:p:h:h')
let s:failed = 0

function! Check(name, good, found = '') abort
  let lines = [(a:good ? 'ok - ' : 'not ok - ') .. a:name]
  if !a:good
    let s:failed = 1
    call add(lines, '  found: ' .. string(a:found))
  endif
  call writefile(lines, $REPORT, 'a')
endfunction

" Waits until Ask() gives `expected`.
function! Becomes(name, Ask, expected) abort
  let found = a:Ask()
  let started = reltime()
  while found !=# a:expected && reltimefloat(reltime(started)) < 60
    sleep 20m
    let found = a:Ask()
  endwhile
  call Check(a:name, found ==# a:expected, found)
endfunction

function! Open(path) abort
  execute 'edit!' fnameescape($TOUR .. '/' .. a:path)
  return bufnr('')
endfunction

" What ALE shows of the buffer: `12 unknown-command` for each.
function! Shown(buffer) abort
  let info = get(g:ale_buffer_info, a:buffer, {})
  return map(copy(get(info, 'loclist', [])), {_, each -> each.lnum .. ' ' .. each.code})
endfunction

function! Shows(name, buffer, expected) abort
  call Becomes(a:name, {-> Shown(a:buffer)}, a:expected)
endfunction

" Replaces text as typing does; ALE hears of it.
function! Replace(buffer, text, with) abort
  execute 'buffer' a:buffer
  let number = search('\V' .. escape(a:text, '\'), 'cw')
  call setline(number, substitute(getline(number), '\V' .. escape(a:text, '\'), escape(a:with, '\&~'), ''))
  doautocmd TextChanged
endfunction

function! GoTo(text) abort
  call cursor(1, 1)
  call search('\V' .. escape(a:text, '\'), 'cw')
endfunction

" The pid of each server that this Vim has started.
function! Servers() abort
  return filter(map(copy(job_info()), {_, job -> job_info(job)}), {_, info -> info.status ==# 'run'})
endfunction

" Runs the test `name`, and ends Vim with what came of it.
function! Run(name, test) abort
  try
    call call(a:test, [])
  catch
    call Check('runs to its end', 0, v:exception .. ' in ' .. v:throwpoint)
  endtry
  call writefile(['# ' .. a:name .. ' done'], $REPORT, 'a')
  execute s:failed ? 'cquit!' : 'qall!'
endfunction
