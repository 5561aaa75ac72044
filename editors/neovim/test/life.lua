-- Servers and editors that end, expectedly or not. Run by test.sh.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local t = dofile(here .. '/support.lua')
local home = vim.env.HOME

local function the_server_ends()
  t.listen()
  require('asyncy').setup()
  local edit = t.scenario.killed
  local mistakes = t.open(edit.file)
  t.shows('the server is there', mistakes, t.scenario.diagnostics[edit.file])
  vim.loop.kill(vim.lsp.get_active_clients()[1].rpc.pid, 'sigkill')
  t.eventually('the editor says that the server was killed', function()
    return t.told[1] ~= nil and t.told[1]:find('AsyncyLs restart', 1, true) ~= nil
  end, function()
    return t.told
  end)
  vim.cmd('AsyncyLs restart')
  vim.diagnostic.reset(nil, mistakes)
  t.replace(mistakes, edit.replace, edit.with)
  t.shows('it works again after a restart', mistakes, edit['then'])
  local again = vim.lsp.get_active_clients()[1]
  vim.cmd('AsyncyLs stop')
  t.eventually('the server stops when it is told to', function()
    return again.is_stopped()
  end)
end

--- An editor whose server is run by the lines of shell `script`, in which `$0.ended` is to take the server's exit code.
--- Ends the editor by `finish`, waits for the server, and returns that code.
local function the_editor_ends(how, script, finish)
  local path = ('%s/%s.sh'):format(home, how:gsub('%W', '-'))
  t.write(path, script)
  local init = t.write(path .. '.lua', ([[
    vim.opt.runtimepath:append('%s')
    require('asyncy').setup({ cmd = { 'sh', '%s' } })
  ]]):format(t.plugin, path))
  local editor = t.start_neovim(init, 'stories/5-mistakes.story')
  t.becomes(('%s: the server is there'):format(how), function()
    return editor.ask('return #vim.diagnostic.get(0)')
  end, 5)
  t.check('and still runs', vim.fn.filereadable(path .. '.ended') == 0)
  finish(editor)
  t.eventually('and ends by itself', function()
    return vim.fn.getfsize(path .. '.ended') > 0
  end)
  return vim.fn.getfsize(path .. '.ended') > 0 and vim.fn.readfile(path .. '.ended')[1]
end

local plain = [[
asyncy-ls serve
echo $? >"$0.ended"
]]

-- Somebody else keeps the server's input open when the editor is gone; until the test ends, and this file with it.
local held_open = [[
{ cat; while [ -e "$0" ]; do sleep 0.1; done; } | {
  asyncy-ls serve
  echo $? >"$0.ended"
}
]]

local function kill(editor)
  vim.loop.kill(editor.process, 'sigkill')
end

t.run(function()
  t.install()
  the_server_ends()
  local code = the_editor_ends('an editor that is left', plain, function(editor)
    editor.type(':qall!<CR>')
  end)
  t.check('without complaint', code == '0', code)
  code = the_editor_ends('an editor that is killed', plain, kill)
  t.check('by its own decision', code == '1', code)
  code = the_editor_ends('a killed editor whose pipe stays open', held_open, kill)
  t.check('by its own decision', code == '1', code)
end)
