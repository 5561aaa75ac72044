-- For Neovim 0.11 and later: `vim.lsp.enable('asyncy_ls')` reads this. Older ones use `require('asyncy').setup()`.
return require('asyncy.server')
