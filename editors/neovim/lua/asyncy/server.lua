-- What is known of the server however it is started: by `setup()`, or by `vim.lsp.enable('asyncy_ls')`.
return {
  name = 'asyncy_ls',
  cmd = { 'asyncy-ls', 'serve' },
  filetypes = { 'storyscript', 'yaml.asyncy' },
  root_markers = { 'asyncy-ls.yml', '.git' },
  get_language_id = function(_, filetype)
    return filetype == 'storyscript' and 'storyscript' or 'asyncy'
  end,
}
