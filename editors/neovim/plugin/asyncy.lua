-- The command is there before anything is set up; what it does is read when it is used.
vim.api.nvim_create_user_command('AsyncyLs', function(given)
  require('asyncy.commands').run(given.fargs)
end, {
  nargs = '+',
  desc = 'What asyncy-ls does beyond the keys for language servers',
  complete = function(typed, line)
    return require('asyncy.commands').complete(typed, line)
  end,
})
