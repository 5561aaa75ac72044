" Storyscript of every era: `service command --flag`, `service command name:value`, `when`, templates.
if exists('b:current_syntax') | finish | endif

syntax case match
syntax sync fromstart

" Later items win over earlier ones that begin at the same place.
syntax match storyService "^\s*\zs[A-Za-z_][A-Za-z0-9_-]*\(/[A-Za-z0-9_-]*\w\)\?\ze\(\s\+\(\(and\|or\|as\|to\|is\|in\|has\|like\)\>\)\@![A-Za-z_"'`{0-9/-]\|\s*\(#\|$\)\|\s\+as\>\)" nextgroup=storyCommand skipwhite
syntax match storyService "\([=!<>]\@<!=\|(\)\s*\zs[A-Za-z_][A-Za-z0-9_-]*\(/[A-Za-z0-9_-]*\w\)\?\ze\s\+\(\(and\|or\|as\|to\|is\|in\|has\|like\|if\|else\|unless\|then\)\>\)\@![A-Za-z_"'`{0-9]" nextgroup=storyCommand skipwhite
syntax match storyCommand "[A-Za-z_][A-Za-z0-9_-]*\>\ze\(:\|\s\+:\s\|[.[(]\)\@!" contained
syntax match storyArgument "\<[A-Za-z_][A-Za-z0-9_-]*\ze\s*:\(\s*$\)\@!"
syntax match storyArgument "\(^\|[[:blank:](,]\)\@1<=:[A-Za-z_][A-Za-z0-9_-]*"
syntax match storyFlag "\(^\|[[:blank:](,]\)\@1<=--\?[A-Za-z][A-Za-z0-9_-]*"
syntax match storyFunction "[A-Za-z_][A-Za-z0-9_]*\ze("
syntax match storyNumber "\<\d\+\(\.\d*\)\?\>"
syntax match storyNumber "\<0[xX]\x\+\>"
syntax match storyTime "\<\(\d\+\(ms\|[wdhms]\)\)\+\>"

" A word before a colon is an argument's name, whatever it says elsewhere.
syntax match storyStatement "^\s*\zs\(return\|break\|continue\|throw\|raise\|import\|set\|wait\|next\|exit\|end\)\>\(\s*[=:.]\)\@!"
syntax match storyConditional "^\s*\zs\(if\|else\s\+if\|else\s\+unless\|else\|elif\|elseif\|unless\)\>\(\s*\(=\|:\s*\S\)\)\@!" nextgroup=storyCalled skipwhite
syntax match storyRepeat "^\s*\zs\(foreach\|for\|while\)\>\(\s*\(=\|:\s*\S\)\)\@!" nextgroup=storyCalled skipwhite
syntax match storyException "^\s*\zs\(try\|catch\|finally\)\>\(\s*\(=\|:\s*\S\)\)\@!"
syntax match storyCalled "[A-Za-z_][A-Za-z0-9_-]*\ze\s\+\(\(and\|or\|as\|to\|is\|in\|has\|like\)\>\)\@![A-Za-z_]" contained nextgroup=storyCommand skipwhite
syntax match storyWhen "^\s*\zswhen\>\(\s*[=:]\)\@!" nextgroup=storyWhenNames skipwhite
syntax match storyWhenNames "\(\(as\>\)\@![A-Za-z_][A-Za-z0-9_/-]*\s*\(:\)\@!\)\{1,3}" contained contains=storyEvent
syntax match storyEvent "[A-Za-z_][A-Za-z0-9_-]*\ze\s*\(#\|$\)" contained
syntax match storyOperator "\<\(and\|or\|not\|is\|isnt\|has\|contains\|like\|equals\|to\|as\|in\|then\)\>\(\s*:\)\@!"
syntax match storyConstant "\<\(true\|false\|null\)\>\(\s*:\)\@!"
syntax match storyType "\(\<\(to\|as\|returns\)\s\+\|:\s*\)\@<=\(int\|float\|number\|string\|boolean\|time\|regex\|any\|object\|list\|map\|List\|Map\)\>\(\s*:\)\@!"
syntax match storyDefine "^\s*\zsfunction\>" nextgroup=storyFunctionName skipwhite
syntax match storyFunctionName "[A-Za-z_][A-Za-z0-9_-]*" contained
syntax match storyDefine "\<returns\>\(\s*:\)\@!"

syntax match storyEscape "\\\(x\x\{2}\|u\x\{4}\|U\x\{8}\|.\)" contained
syntax match storyTemplate "{\{1,2}\(\w\|(\)[^{}"]*}\{1,2}" contained
syntax match storyRegex "\([[:alnum:]_)\]}"'`/.]\)\@1<!/[^/ =*]\([^/]*[^/ ]\)\?/[gimsuy]*"
syntax region storyPath start=+`+ end=+`+ oneline
" A string that is never closed ends before a line that begins like a statement.
syntax region storyString start=+"+ skip=+\\.+ end=+"+ end=+\n\ze[A-Za-z_#]+ contains=storyEscape,storyTemplate
syntax region storyString start=+'+ skip=+\\.+ end=+'+ end=+\n\ze[A-Za-z_#]+ contains=storyEscape,storyTemplate
syntax region storyString start=+"""+ end=+"""+ contains=storyEscape,storyTemplate
syntax region storyString start=+'''+ end=+'''+ contains=storyEscape,storyTemplate

syntax keyword storyTodo TODO FIXME XXX contained
syntax match storyComment "#.*$" contains=storyTodo,@Spell
syntax region storyComment start="####*" end="###.*$" contains=storyTodo,@Spell

highlight default link storyService Type
highlight default link storyCalled Type
highlight default link storyWhenNames Type
highlight default link storyCommand Function
highlight default link storyEvent Function
highlight default link storyFunction Function
highlight default link storyFunctionName Function
highlight default link storyArgument Identifier
highlight default link storyFlag Identifier
highlight default link storyNumber Number
highlight default link storyTime Number
highlight default link storyStatement Statement
highlight default link storyConditional Conditional
highlight default link storyRepeat Repeat
highlight default link storyException Exception
highlight default link storyWhen Keyword
highlight default link storyOperator Operator
highlight default link storyConstant Constant
highlight default link storyType Type
highlight default link storyDefine Define
highlight default link storyEscape SpecialChar
highlight default link storyTemplate Special
highlight default link storyRegex String
highlight default link storyPath String
highlight default link storyString String
highlight default link storyTodo Todo
highlight default link storyComment Comment

let b:current_syntax = 'storyscript'
