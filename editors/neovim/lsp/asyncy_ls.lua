-- For Neovim 0.11 and later: `vim.lsp.enable('asyncy_ls')` reads this. Older ones use `require('asyncy').setup()`.
return {
  cmd = { 'asyncy-ls', 'serve' },
  filetypes = { 'storyscript', 'yaml.asyncy' },
  root_markers = { 'asyncy-ls.yml', '.git' },
  get_language_id = function(_, filetype)
    return filetype == 'storyscript' and 'storyscript' or 'asyncy'
  end,
}
