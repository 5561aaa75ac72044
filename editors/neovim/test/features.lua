-- What the plugin and the server do in the editor. Run by test.sh.
local t = dofile(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h') .. '/support.lua')
local check = t.check

local function group_at(place)
  return vim.fn.synIDattr(vim.fn.synID(place.line + 1, place.character + 1, 1), 'name')
end

local function colours(story)
  for text, group in pairs({
    ['frames border'] = 'storyService',
    ['border small'] = 'storyCommand',
    ['--rounded'] = 'storyFlag',
    ['caption:'] = 'storyArgument',
    ['{tweet.message'] = 'storyTemplate',
    ['# Photos'] = 'storyComment',
  }) do
    local found = group_at(t.place_of(story, text))
    check(('%s is coloured as %s'):format(text, group), found == group, found)
  end
end

local function questions(story)
  local hovered, defined, completed = t.scenario.hover, t.scenario.definition, t.scenario.completion
  local hover = t.ask(story, 'textDocument/hover', t.place_of(story, hovered.at, 1))
  check('hover tells of a command', vim.inspect(hover):find(hovered.says, 1, true), hover)

  local target = t.ask(story, 'textDocument/definition', t.place_of(story, defined.at, 1))
  check('the definition of a command is in its manifest', vim.inspect(target):find(defined.leads_to, 1, true), target)

  vim.api.nvim_buf_set_lines(story, -1, -1, false, { completed.typed })
  local last = vim.api.nvim_buf_line_count(story) - 1
  local offered = t.ask(story, 'textDocument/completion', { line = last, character = #completed.typed }) or {}
  local labels = vim.tbl_map(function(item)
    return item.label
  end, offered.items or offered)
  for _, label in ipairs(completed.offers) do
    check('completion offers ' .. label, vim.tbl_contains(labels, label), labels)
  end
end

--- Whether the server answers what the capability announces; a word where it does not.
local function offers(capability)
  local answer = require('asyncy').clients()[1].server_capabilities[capability]
  if not answer then
    t.say(('skipped - the server announces no %s'):format(capability))
  end
  return answer
end

local function calls(story)
  if offers('signatureHelpProvider') then
    local help = t.ask(story, 'textDocument/signatureHelp', t.place_of(story, '--width', 0)) or {}
    check('what a call takes is told inside it', vim.inspect(help):find('resize', 1, true), help)
  end
  if offers('workspaceSymbolProvider') then
    local found = vim.lsp.buf_request_sync(story, 'workspace/symbol', { query = 'resize' }, 60000)
    check('commands are found in the whole workspace', vim.inspect(found):find('frames/asyncy.yml', 1, true), found)
  end
end

--- `12 [Method] show` for each symbol that the editor lists.
local function outline_of(path)
  t.open(path)
  vim.fn.setqflist({}, 'r')
  vim.lsp.buf.document_symbol()
  local listed = function()
    return vim.fn.getqflist()
  end
  vim.wait(60000, function()
    return #listed() > 0
  end, 20)
  vim.cmd('cclose')
  return vim.tbl_map(function(each)
    return ('%d %s'):format(each.lnum, vim.trim(each.text))
  end, listed())
end

local function outlines()
  local story = outline_of('stories/4-evening.story')
  check('the outline of a story', vim.deep_equal(story, {
    '2 [Variable] opening', '7 [Variable] welcome', '10 [Event] when wall screen touched', '22 [Object] wall screen',
    '23 [Event] when screen touched', '28 [Object] mail send',
  }), story)
  local manifest = outline_of('services/twitter/asyncy.yml')
  check('the outline of a manifest', vim.deep_equal(manifest, {
    '2 [Namespace] commands', '3 [Method] stream', '6 [Field] hashtag', '12 [Field] language', '16 [Field] retweets',
    '26 [Method] tweet', '29 [Field] message', '33 [Field] photo', '38 [Namespace] env', '39 [Constant] access_token',
    '46 [Constant] mute',
  }), manifest)
end

--- Asks at `text` what can be done, as people do, and takes what is called `title`.
local function mend(buffer, text, title)
  vim.api.nvim_set_current_buf(buffer)
  local place = t.place_of(buffer, text)
  vim.api.nvim_win_set_cursor(0, { place.line + 1, place.character })
  local titles
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item, items)
    for index, each in ipairs(titles) do
      if each == title then
        return choose(items[index], index)
      end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action()
  t.eventually(('at %s there is: %s'):format(text, title), function()
    return titles ~= nil and vim.tbl_contains(titles, title)
  end, function()
    return titles
  end)
end

--- The edits of a fix come when it is chosen.
local function line_becomes(name, buffer, number, expected)
  t.becomes(name, function()
    return t.line(buffer, number)
  end, expected)
end

local function quick_fixes()
  local mistakes = t.open('stories/5-mistakes.story')
  mend(mistakes, 'resise', 'Change to `resize`')
  line_becomes('the command is mended', mistakes, 7, 'frames resize `/photos/anna.jpg` --width=800')
  t.shows('and no longer a mistake', mistakes, {
    '4 unknown-service', '10 missing-argument', '13 pattern-mismatch', '16 too-many-arguments',
  })
  mend(mistakes, "'sky blue'", 'Ignore `pattern-mismatch` here')
  line_becomes('a comment is put above the line', mistakes, 13, '# asyncy-ls: ignore pattern-mismatch')
  t.shows('and silences it', mistakes, { '4 unknown-service', '10 missing-argument', '17 too-many-arguments' })

  local printer = t.open('services/printer/asyncy.yml')
  mend(printer, 'requird', 'Change to `required`')
  line_becomes('the key is mended', printer, 9, '        required: true')
  t.shows('and no longer unknown', printer, {
    '14 default-mismatch', '18 invalid-pattern', '23 wrong-kind', '30 duplicate-key',
  })
end

local function unsaved_manifest()
  local edit = t.scenario.unsaved
  local story = t.open(edit.story)
  t.shows('a story without mistakes', story, {})
  local manifest = t.open(edit.manifest)
  t.replace(manifest, edit.replace, edit.with)
  t.shows('an edit in an unsaved manifest is seen by its callers', story, edit['then'])
  local on_disk = table.concat(vim.fn.readfile(t.tour .. '/' .. edit.manifest), '\n')
  check('though the disk still has the old text', on_disk:find(edit.replace, 1, true), on_disk)
  t.replace(manifest, edit.with, edit.replace)
  t.shows('and its undoing, too', story, {})
end

local function dos_and_emoji()
  local dos = t.scenario.dos
  local story = t.open(dos.file)
  t.shows('a file with CRLF and emoji', story, dos.diagnostics)
  local place = vim.diagnostic.get(story)[1] or {}
  local underlined = t.line(story, 2):sub((place.col or 0) + 1, place.end_col)
  check('is underlined where it should be', underlined == dos.underlined, place)
  mend(story, '"center"', 'Change to `"centre"`')
  line_becomes('a quick fix behind emoji lands where it should', story, 2, 'wall show photo:"/p" caption:"🎉é🎉" place:"centre"')
  t.shows('and mends the mistake', story, {})
  vim.cmd('silent undo')
  t.shows('which is back when that is undone', story, dos.diagnostics)
  t.replace(story, dos.replace, dos.with)
  t.shows('an edit behind emoji lands where it should', story, {})
end

t.run(function()
  t.install()
  t.listen()

  require('asyncy').setup({ cmd = { t.tour .. '/no-such-server' } })
  t.open('stories/1-hello.story')
  check('says once that there is no server', #t.told == 1 and t.told[1]:find('no program', 1, true), t.told)
  t.told = {}

  require('asyncy').setup({ dialect = 'auto' })
  for file, expected in pairs(t.scenario.diagnostics) do
    local buffer = t.open(file)
    local filetype = vim.endswith(file, '.story') and 'storyscript' or 'yaml.asyncy'
    check(('%s is %s'):format(file, filetype), vim.bo.filetype == filetype, vim.bo.filetype)
    t.shows('what is wrong with ' .. file, buffer, expected)
  end

  local collect = t.open('stories/3-collect.story')
  colours(collect)
  calls(collect)
  questions(collect)
  outlines()
  quick_fixes()
  unsaved_manifest()
  dos_and_emoji()
  check('nothing was complained of', #t.told == 0, t.told)
  check('one server serves all buffers', #vim.lsp.get_active_clients() == 1, #vim.lsp.get_active_clients())
end)
