-- :AsyncyLs, :checkhealth and :help. Run by test.sh.
local t = dofile(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h') .. '/support.lua')
local check = t.check

local function holds(text, word)
  return text:find(word, 1, true) ~= nil
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local function last_told()
  return t.told[#t.told] or ''
end

local function words()
  check('its words are completed', vim.deep_equal(vim.fn.getcompletion('AsyncyLs re', 'cmdline'), { 'restart' }))
  local rules = vim.fn.getcompletion('AsyncyLs explain unknown-a', 'cmdline')
  check('and the names of rules', vim.tbl_contains(rules, 'unknown-argument'), rules)
  local dialects = vim.fn.getcompletion('AsyncyLs dialect ', 'cmdline')
  check('and dialects', vim.deep_equal(dialects, { 'auto', '2018', '2020' }), dialects)
  vim.cmd('AsyncyLs rstart')
  check('a wrong word is told, with the right ones', holds(last_told(), 'restart'), last_told())
end

local function explanations()
  local story = t.open('stories/5-mistakes.story')
  t.shows('a story with mistakes', story, t.scenario.diagnostics['stories/5-mistakes.story'])
  vim.api.nvim_win_set_cursor(0, { 13, 0 })
  vim.cmd('AsyncyLs explain')
  local floating = vim.tbl_filter(function(window)
    return vim.api.nvim_win_get_config(window).relative ~= ''
  end, vim.api.nvim_list_wins())[1]
  local text = floating and text_of(vim.api.nvim_win_get_buf(floating)) or ''
  check('the rule below the cursor is explained', holds(text, 'pattern-mismatch'), text)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd('AsyncyLs explain')
  check('where there is none, that is told', holds(last_told(), 'no finding'), last_told())
  vim.cmd('AsyncyLs explain no-such-rule')
  check('so is a rule that there is not', holds(last_told(), 'no-such-rule'), last_told())
end

local function a_whole_check()
  t.open(t.scenario.dos.file)
  vim.cmd('AsyncyLs check')
  local found = vim.tbl_map(function(item)
    return ('%s:%d:%d'):format(vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t'), item.lnum, item.col)
  end, vim.fn.getqflist())
  check('a check of all files fills the quickfix list', #found == 15, found)
  local column = #'wall show photo:"/p" caption:"🎉é🎉" place:' + 1
  check('whose places are right behind emoji', vim.tbl_contains(found, ('dos.story:2:%d'):format(column)), found)
  vim.cmd('cclose')
end

local function another_dialect()
  vim.cmd('AsyncyLs dialect 2020')
  local settings = require('asyncy').clients()[1].config.settings
  check('the running server is told the dialect', settings.asyncy.dialect == '2020', settings)
  vim.cmd('AsyncyLs dialect 1999')
  check('another dialect is told', holds(last_told(), '1999'), last_told())
end

local function health_and_help()
  vim.cmd('checkhealth asyncy')
  local report = text_of(0)
  check('the health of all is good', not holds(report, 'ERROR') and not holds(report, 'WARNING'), report)
  check('with the version of the server', holds(report, 'asyncy-ls 0.'), report)
  check('and the workspace', holds(report, 'a server runs for ' .. t.tour), report)
  vim.cmd('AsyncyLs log')
  check('the log is opened', holds(vim.fn.expand('%:p'), 'lsp.log'), vim.fn.expand('%:p'))
  vim.cmd('AsyncyLs stop')
  vim.cmd('checkhealth asyncy')
  check('a server that does not run is told', holds(text_of(0), 'no server runs'), text_of(0))
  require('asyncy').setup({ cmd = { t.tour .. '/no-such-server' } })
  vim.cmd('checkhealth asyncy')
  check('and one that there is not', holds(text_of(0), 'there is no program'), text_of(0))

  local copy = vim.env.HOME .. '/plugin'
  vim.fn.system({ 'cp', '-R', t.plugin, copy })
  vim.opt.runtimepath:prepend(copy)
  vim.cmd('helptags ' .. copy .. '/doc')
  for _, tag in ipairs({ 'asyncy', ':AsyncyLs', 'asyncy.setup()', 'asyncy-keys' }) do
    check(':help ' .. tag, pcall(vim.cmd, 'help ' .. tag) and vim.fn.expand('%:t') == 'asyncy.txt', vim.v.errmsg)
  end
end

t.run(function()
  t.install()
  t.listen()
  require('asyncy').setup()
  words()
  explanations()
  a_whole_check()
  another_dialect()
  health_and_help()
end)
