-- What the tests in this folder share. TOUR: a copy of the tour that may be written to.
local M = {
  tour = vim.env.TOUR,
  plugin = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h'),
  scenario = vim.fn.json_decode(vim.fn.readfile(vim.env.SCENARIO)), -- what every editor is shown, and must show
}

local failed = false

function M.say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

function M.check(name, good, found)
  M.say(('%s - %s'):format(good and 'ok' or 'not ok', name))
  if not good then
    failed = true
    M.say('  found: ' .. vim.inspect(found))
  end
end

--- Waits until `ask()` says yes; a server under sanitizers on a busy machine may take its time.
function M.eventually(name, ask, describe)
  M.check(name, vim.wait(60000, ask, 20), describe and describe())
end

--- Waits until `ask()` gives `expected`.
function M.becomes(name, ask, expected)
  local agree = function()
    return vim.deep_equal(ask(), expected)
  end
  M.eventually(name, agree, ask)
end

--- The messages that the editor shows, in the order of their coming.
M.told = {}
function M.listen()
  vim.notify = function(message)
    table.insert(M.told, message)
  end
end

--- The plugin as it is installed.
function M.install()
  vim.opt.runtimepath:prepend(M.plugin)
  vim.cmd('runtime plugin/asyncy.lua | filetype plugin indent on | syntax on')
  vim.opt.hidden = true
end

function M.open(path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(M.tour .. '/' .. path))
  return vim.api.nvim_get_current_buf()
end

--- Waits until the buffer has these diagnostics: `12 unknown-command` for each, in the order of lines.
function M.shows(name, buffer, expected)
  M.becomes(name, function()
    local all = vim.diagnostic.get(buffer)
    table.sort(all, function(a, b)
      return a.lnum < b.lnum
    end)
    return vim.tbl_map(function(each)
      return ('%d %s'):format(each.lnum + 1, each.code or each.user_data and each.user_data.lsp.code)
    end, all)
  end, expected)
end

function M.ask(buffer, method, position)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = position }
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, params, 60000) or {}) do
    return answer.result
  end
end

--- Where `text` begins in the buffer, in bytes, with `offset` added.
function M.place_of(buffer, text, offset)
  for line, content in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = content:find(text, 1, true)
    if column then
      return { line = line - 1, character = column - 1 + (offset or 0) }
    end
  end
  error('there is no ' .. text)
end

function M.replace(buffer, text, with)
  local place = M.place_of(buffer, text)
  vim.api.nvim_buf_set_text(buffer, place.line, place.character, place.line, place.character + #text, { with })
end

function M.line(buffer, number)
  return vim.api.nvim_buf_get_lines(buffer, number - 1, number, false)[1]
end

function M.write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
  return path
end

--- The blocks of code in a README, in their order: { language, text }.
function M.blocks_of(path)
  local text = table.concat(vim.fn.readfile(path), '\n') .. '\n'
  local blocks = {}
  for language, block in text:gmatch('\n```(%w+)\n(.-\n)```\n') do
    table.insert(blocks, { language = language, text = block })
  end
  return blocks
end

--- Another Neovim, which reads the file `init` and opens a story or a manifest of the tour. `ask` runs Lua in it.
function M.start_neovim(init, path)
  local command = { vim.v.progpath, '--embed', '--headless', '-u', init, '-i', 'NONE', '-n', M.tour .. '/' .. path }
  local channel = vim.fn.jobstart(command, { rpc = true })
  return {
    process = vim.fn.jobpid(channel),
    ask = function(code)
      return vim.rpcrequest(channel, 'nvim_exec_lua', code, {})
    end,
    type = function(keys)
      vim.rpcrequest(channel, 'nvim_input', keys)
    end,
    stop = function()
      vim.fn.jobstop(channel)
    end,
  }
end

--- Runs the test, and ends Neovim with what came of it.
function M.run(test)
  local good, problem = xpcall(test, debug.traceback)
  if not good then
    M.check('runs to its end', false, problem)
  end
  vim.cmd(failed and 'cquit! 1' or 'qall!')
end

return M
