-- Run by test.sh in a Neovim without a screen. ASYNCY_LS: the server; TOUR: a copy of the tour that may be written to.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local server, tour = vim.env.ASYNCY_LS, vim.env.TOUR

local failed = false
local function check(name, good, found)
  io.stdout:write(('%s - %s\n'):format(good and 'ok' or 'not ok', name))
  if not good then
    failed = true
    io.stdout:write('  found: ' .. vim.inspect(found) .. '\n')
  end
end

--- Waits until `ask()` says yes; a server under sanitizers on a busy machine may take its time.
local function eventually(name, ask, describe)
  check(name, vim.wait(20000, ask, 20), describe and describe())
end

local told = {}
vim.notify = function(message)
  table.insert(told, message)
end

local function open(path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(tour .. '/' .. path))
  return vim.api.nvim_get_current_buf()
end

--- `12 unknown-command` for each diagnostic, in the order of lines.
local function diagnostics(buffer)
  local all = vim.diagnostic.get(buffer)
  table.sort(all, function(a, b)
    return a.lnum < b.lnum
  end)
  return vim.tbl_map(function(each)
    return ('%d %s'):format(each.lnum + 1, each.code or each.user_data and each.user_data.lsp.code)
  end, all)
end

local function shows(buffer, expected)
  return function()
    return vim.deep_equal(diagnostics(buffer), expected)
  end, function()
    return diagnostics(buffer)
  end
end

local function ask(buffer, method, position)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = position }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

--- Where `text` begins in the buffer, with `offset` bytes added. The lines asked about hold nothing but ASCII.
local function place_of(buffer, text, offset)
  for line, content in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = content:find(text, 1, true)
    if column then
      return { line = line - 1, character = column - 1 + (offset or 0) }
    end
  end
  error('there is no ' .. text)
end

local function replace(buffer, text, with)
  local place = place_of(buffer, text)
  vim.api.nvim_buf_set_text(buffer, place.line, place.character, place.line, place.character + #text, { with })
end

local function group_at(place)
  return vim.fn.synIDattr(vim.fn.synID(place.line + 1, place.character + 1, 1), 'name')
end

local function test()
  vim.opt.runtimepath:prepend(here)
  vim.cmd('filetype plugin on | syntax on')
  vim.opt.hidden = true

  require('asyncy').setup({ cmd = { tour .. '/no-such-server' } })
  open('stories/1-hello.story')
  check('says once that there is no server', #told == 1 and told[1]:find('no program', 1, true), told)
  told = {}

  local settings = { cmd = { server, 'serve' }, dialect = 'auto' }
  require('asyncy').setup(settings)
  local mistakes = open('stories/5-mistakes.story')
  check('stories are Storyscript', vim.bo.filetype == 'storyscript', vim.bo.filetype)
  check('stories have comments', vim.bo.commentstring == '# %s', vim.bo.commentstring)
  eventually('the mistakes in a story', shows(mistakes, {
    '4 unknown-service', '7 unknown-command', '10 missing-argument', '13 pattern-mismatch', '16 too-many-arguments',
  }))
  local printer = open('services/printer/asyncy.yml')
  check('manifests are YAML of our own', vim.bo.filetype == 'yaml.asyncy', vim.bo.filetype)
  eventually('the mistakes in a manifest', shows(printer, {
    '9 unknown-key', '14 default-mismatch', '18 invalid-pattern', '23 wrong-kind', '30 duplicate-key',
  }))

  local collect = open('stories/3-collect.story')
  for text, group in pairs({
    ['frames border'] = 'storyService',
    ['border small'] = 'storyCommand',
    ['--rounded'] = 'storyFlag',
    ['caption:'] = 'storyArgument',
    ['{tweet.message'] = 'storyTemplate',
    ['# Photos'] = 'storyComment',
  }) do
    local found = group_at(place_of(collect, text))
    check(('%s is coloured as %s'):format(text, group), found == group, found)
  end

  local hover = ask(collect, 'textDocument/hover', place_of(collect, 'resize tweet', 1))
  local help = 'Make a photo as wide as it should be'
  check('hover tells of a command', vim.inspect(hover):find(help, 1, true), hover)

  local target = ask(collect, 'textDocument/definition', place_of(collect, 'resize tweet', 1))
  local manifest = 'services/frames/asyncy.yml'
  check('the definition of a command is in its manifest', vim.inspect(target):find(manifest, 1, true), target)

  vim.api.nvim_buf_set_lines(collect, -1, -1, false, { 'frames ' })
  local last = vim.api.nvim_buf_line_count(collect) - 1
  local offered = ask(collect, 'textDocument/completion', { line = last, character = 7 }) or {}
  local labels = vim.tbl_map(function(item)
    return item.label
  end, offered.items or offered)
  check('completion offers the commands', vim.tbl_contains(labels, 'resize') and vim.tbl_contains(labels, 'border'), labels)

  local evening = open('stories/4-evening.story')
  eventually('a story without mistakes', shows(evening, {}))
  local wall = open('services/wall/asyncy.yml')
  replace(wall, 'caption:', 'subtitle:')
  eventually('an edit in an unsaved manifest is seen by its callers', shows(evening, {
    '7 unknown-argument', '12 unknown-argument',
  }))
  local on_disk = table.concat(vim.fn.readfile(tour .. '/services/wall/asyncy.yml'), '\n')
  check('though the disk still has the old text', on_disk:find('caption:', 1, true), on_disk)
  replace(wall, 'subtitle:', 'caption:')
  eventually('and its undoing, too', shows(evening, {}))
  local path = tour .. '/stories/dos.story'
  local dos = assert(io.open(path, 'wb'))
  dos:write('# 🎉\r\nwall show photo:"/p" caption:"🎉é🎉" place:"center"\r\n')
  dos:close()
  local emoji = open('stories/dos.story')
  eventually('a file with CRLF and emoji', shows(emoji, { '2 enum-mismatch' }))
  local place = vim.diagnostic.get(emoji)[1] or {}
  local line = vim.api.nvim_buf_get_lines(emoji, 1, 2, false)[1]
  check('is underlined where it should be', line:sub((place.col or 0) + 1, place.end_col) == '"center"', place)
  vim.api.nvim_buf_set_text(emoji, 1, #line - 3, 1, #line - 1, { 're' })
  eventually('an edit behind emoji lands where it should', shows(emoji, {}))

  check('nothing was complained of', #told == 0, told)
  local client = vim.lsp.get_active_clients()[1]
  check('one server serves all buffers', #vim.lsp.get_active_clients() == 1, #vim.lsp.get_active_clients())
  vim.loop.kill(client.rpc.pid, 'sigkill')
  eventually('says that the server was killed', function()
    return told[1] ~= nil and told[1]:find('AsyncyRestart', 1, true) ~= nil
  end, function()
    return told
  end)
  vim.cmd('AsyncyRestart')
  vim.diagnostic.reset(nil, mistakes)
  vim.api.nvim_set_current_buf(mistakes)
  replace(mistakes, 'twiter', 'twitter')
  eventually('works again after a restart', shows(mistakes, {
    '7 unknown-command', '10 missing-argument', '13 pattern-mismatch', '16 too-many-arguments',
  }))

  local again = vim.lsp.get_active_clients()[1]
  again.stop()
  eventually('stops when it is told to', function()
    return again.is_stopped()
  end)
end

local good, problem = xpcall(test, debug.traceback)
if not good then
  check('runs to its end', false, problem)
end
io.stdout:flush()
vim.cmd(failed and 'cquit! 1' or 'qall!')
