# Stories and manifests in Kakoune: file types, colours, indentation, and `:asyncy-check`.

hook global BufCreate .*\.story %{
    set-option buffer filetype storyscript
}
# Behind Kakoune's own hook for YAML, so that the more exact name stays.
hook global BufCreate (.*/)?((asyncy|microservice|oms)\.ya?ml|asyncy-ls\.yml) %{
    set-option buffer filetype asyncy
}

hook global WinSetOption filetype=storyscript %{
    require-module storyscript
    set-option window comment_line '#'
    set-option window indentwidth 4
    set-option window extra_word_chars '_' '-'
    hook window InsertChar \n -group storyscript-indent storyscript-indent-on-new-line
    hook -once -always window WinSetOption filetype=.* %{ remove-hooks window storyscript-.+ }
}
hook -group storyscript-highlight global WinSetOption filetype=storyscript %{
    add-highlighter window/storyscript ref storyscript
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/storyscript }
}
hook -group asyncy-highlight global WinSetOption filetype=asyncy %{
    require-module yaml
    set-option window comment_line '#'
    set-option window indentwidth 2
    add-highlighter window/asyncy ref yaml
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/asyncy }
}

# `:asyncy-check` fills the buffer *make*; Enter there, `:make-next-error` and `:make-previous-error` go from finding to finding.
define-command asyncy-check -docstring 'judge all stories and manifests, as they are on the disk' %{
    set-option window makecmd 'NO_COLOR=1 asyncy-ls check'
    make
    # From here on the buffer is *make*.
    set-option buffer make_error_pattern ' (?:error|warning|information|hint):'
}

provide-module storyscript %§
    add-highlighter shared/storyscript regions
    add-highlighter shared/storyscript/code default-region group
    add-highlighter shared/storyscript/block_comment region '###' '###[^\n]*$' fill comment
    add-highlighter shared/storyscript/comment region '#' '$' fill comment
    add-highlighter shared/storyscript/long_double region '"""' '"""' regions
    add-highlighter shared/storyscript/long_single region "'''" "'''" regions
    # A string that is never closed ends before a line that begins like a statement.
    add-highlighter shared/storyscript/double region '"' '(?<!\\)(\\\\)*"|\n(?=[A-Za-z_#])' regions
    add-highlighter shared/storyscript/single region "'" "(?<!\\)(\\\\)*'|\n(?=[A-Za-z_#])" regions
    add-highlighter shared/storyscript/path region '`' '`|$' fill string
    evaluate-commands %sh{
        for string in long_double long_single double single; do
            printf 'add-highlighter shared/storyscript/%s/text default-region group\n' $string
            printf 'add-highlighter shared/storyscript/%s/text/ fill string\n' $string
            printf 'add-highlighter shared/storyscript/%s/text/ regex %s 0:value\n' $string "'\{\{?[\w(][^{}\"\n]*\}\}?'"
            printf 'add-highlighter shared/storyscript/%s/text/ regex %s 0:meta\n' $string "'\\\\\\\\.'"
        done
    }

    add-highlighter shared/storyscript/code/ regex \b(true|false|null)\b 0:value
    add-highlighter shared/storyscript/code/ regex \b\d+(\.\d+|(ms|[wdhms])(\d+(ms|[wdhms]))*)?\b 0:value
    add-highlighter shared/storyscript/code/ regex (?:^|[=(])\h*([A-Za-z_][\w-]*(?:/[\w-]+)?)\h+([A-Za-z_][\w-]*)(?![.:\[(\w-]) 1:type 2:function
    add-highlighter shared/storyscript/code/ regex ^\h*when\h+([A-Za-z_][\w-]*)\h+([A-Za-z_][\w-]*) 1:type 2:function
    add-highlighter shared/storyscript/code/ regex ([A-Za-z_][\w-]*)(?::|\h+:\h) 1:attribute
    add-highlighter shared/storyscript/code/ regex (?:^|[\h(,])(--?[A-Za-z][\w-]*|:[A-Za-z_][\w-]*) 1:attribute
    # A word before a colon or an equals sign is a name, whatever it says elsewhere.
    add-highlighter shared/storyscript/code/ regex \b(and|or|not|is|isnt|in|has|contains|like|equals|as|to|then|returns)\b 0:operator
    add-highlighter shared/storyscript/code/ regex ^\h*(if|else\h+if|else|elif|elseif|unless|foreach|for|while|when|function|try|catch|finally|return|throw|raise|break|continue|import|set|wait|next|exit|end)\b(?![=:])(?!\h[=:]) 1:keyword

    # Quoted by < and >: the braces in the expressions are not balanced.
    define-command -hidden storyscript-indent-on-new-line %<
        evaluate-commands -draft -itersel %<
            # as the line above
            try %< execute-keys -draft <semicolon> K <a-&> >
            # no blanks where nothing was written
            try %< execute-keys -draft k x s \h+$ <ret> d >
            # a step more below the head of a block, below `... as name`, and below an open bracket
            try %< execute-keys -draft k x <a-k> ^\h*(if|else|elif|elseif|unless|foreach|for|while|when|function|try|catch|finally)\b(?![=:])(?!\h[=:])|\has\h+[A-Za-z_][\w-]*\h*$|[\[{(]\h*$ <ret> j <a-gt> >
            # a step back behind what leaves a block
            try %< execute-keys -draft k x <a-k> ^\h+(return|break|continue|throw|raise|exit)\b(?![=:])(?!\h[=:])[^\[{(]*$ <ret> j <lt> >
        >
    >
§
