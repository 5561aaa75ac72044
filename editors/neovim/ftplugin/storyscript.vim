if exists('b:did_ftplugin') | finish | endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
setlocal expandtab shiftwidth=4 softtabstop=4 autoindent
" Names such as `my-service` are one word.
setlocal iskeyword+=-
setlocal suffixesadd=.story
" `o` and Enter in a comment go on with it, long lines of code stay.
setlocal formatoptions-=t formatoptions+=croql

let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< autoindent< iskeyword< '
  \ .. 'suffixesadd< formatoptions<'
