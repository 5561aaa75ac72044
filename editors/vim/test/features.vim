" What the plugin, ALE and the server do in Vim. Run by test.sh.
source <sfile>:p:h/support.vim

function! s:Install() abort
  set encoding=utf-8 hidden
  let &runtimepath = g:plugin .. ',' .. &runtimepath .. ',' .. $ALE
  runtime! plugin/**/*.vim
  filetype plugin indent on
  syntax on
  runtime plugin/ale.vim
  let g:ale_lint_delay = 20
  let g:ale_hover_to_preview = 1
endfunction

function! s:Diagnostics() abort
  for [file, expected] in items(g:scenario.diagnostics)
    let buffer = Open(file)
    call Check(file .. ' is known', &filetype ==# (file =~# 'story$' ? 'storyscript' : 'yaml.asyncy'), &filetype)
    call Shows('what is wrong with ' .. file, buffer, expected)
  endfor
  call Check('one server serves all buffers', len(Servers()) == 1, Servers())
endfunction

function! s:Preview() abort
  for window in getwininfo()
    if getwinvar(window.winid, '&previewwindow')
      return join(getbufline(window.bufnr, 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

function! s:Questions() abort
  let hover = g:scenario.hover
  call Open(hover.file)
  call GoTo(hover.at)
  ALEHover
  call Becomes('hover tells of a command', {-> stridx(s:Preview(), hover.says) >= 0}, v:true)
  pclose

  let definition = g:scenario.definition
  let story = Open(definition.file)
  call GoTo(definition.at)
  ALEGoToDefinition
  call Becomes('the definition of a command is in its manifest',
    \ {-> stridx(expand('%:p'), definition.leads_to) >= 0}, v:true)

  let completion = g:scenario.completion
  call Open(completion.file)
  set omnifunc=ale#completion#OmniFunc completeopt=menu,noinsert
  call append('$', completion.typed)
  call cursor('$', 1)
  let s:offered = []
  call timer_start(50, function('s:Collect'), {'repeat': 400})
  call feedkeys("A\<C-X>\<C-O>", 'tx!')
  for label in completion.offers
    call Check('completion offers ' .. label, index(s:offered, label) >= 0, s:offered)
  endfor
endfunction

" Looks at the menu as soon as it is there, and leaves insert mode.
function! s:Collect(timer) abort
  let s:offered = map(copy(complete_info(['items']).items), {_, item -> trim(item.word)})
  if !empty(s:offered) || timer_info(a:timer)[0].repeat <= 1
    call timer_stop(a:timer)
    call feedkeys("\<Esc>", 'n')
  endif
endfunction

function! s:UnsavedManifest() abort
  let edit = g:scenario.unsaved
  let story = Open(edit.story)
  let manifest = Open(edit.manifest)
  call Shows('a story without mistakes', story, [])
  call Replace(manifest, edit.replace, edit.with)
  call Shows('an edit in an unsaved manifest is seen by its callers', story, edit.then)
  let on_disk = join(readfile($TOUR .. '/' .. edit.manifest), "\n")
  call Check('though the disk still has the old text', stridx(on_disk, edit.replace) >= 0, on_disk)
  call Replace(manifest, edit.with, edit.replace)
  call Shows('and its undoing, too', story, [])
endfunction

function! s:DosAndEmoji() abort
  let dos = g:scenario.dos
  let story = Open(dos.file)
  call Check('a file with CRLF is one', &fileformat ==# 'dos', &fileformat)
  call Shows('with emoji', story, dos.diagnostics)
  " ALE takes the units of UTF-16 that servers count in for bytes, so it shows a mistake behind emoji too far left; what it was
  " told is right.
  let before = strpart(getline(2), 0, stridx(getline(2), dos.underlined))
  let units = strchars(before) + strchars(substitute(before, '[^🎉]', '', 'g'))
  let place = g:ale_buffer_info[story].loclist[0]
  call Check('the place behind emoji is counted in UTF-16', place.col == units + 1, [place.col, units])
  call Replace(story, dos.replace, dos.with)
  call Shows('an edit behind emoji lands where it should', story, [])
endfunction

function! s:Formatting() abort
  call Open('stories/1-hello.story')
  call setline(1, ['if   a', '  log   a'])
  silent 3,$delete _
  let b:ale_fixers = ['asyncy#ale#Fix']
  ALEFix
  call Becomes('ALEFix brings a story into style', {-> getline(1, '$')}, ['if a', '    log a'])
endfunction

function! s:KilledServer() abort
  let edit = g:scenario.killed
  let story = Open(edit.file)
  call Shows('a story with mistakes', story, g:scenario.diagnostics[edit.file])
  call system('kill -KILL ' .. Servers()[0].process)
  call Becomes('the server is gone', {-> len(Servers())}, 0)
  call Replace(story, edit.replace, edit.with)
  call Shows('the next edit starts another, which knows the text', story, edit.then)
  call Check('and only one', len(Servers()) == 1, Servers())
endfunction

function! s:All() abort
  call s:Install()
  call s:Diagnostics()
  call s:Questions()
  call s:UnsavedManifest()
  call s:DosAndEmoji()
  call s:Formatting()
  call s:KilledServer()
endfunction

call Run('features', function('s:All'))
