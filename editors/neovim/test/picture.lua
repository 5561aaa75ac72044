-- Opens the tour in a Neovim inside a terminal, and writes what the terminal shows as a page. Run by picture.sh.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local t = dofile(here .. '/support.lua')
local home = vim.env.HOME
local columns, rows = 120, 46
local foreground, background = '#d4d4d4', '#1e1e1e'

local function tmux(...)
  local answer = vim.fn.system({ 'tmux', '-f', '/dev/null', ... })
  assert(vim.v.shell_error == 0, answer)
  return answer
end

--- What the README says to put into init.lua, keys included, and a look.
local function configuration()
  local lines = {}
  for _, block in ipairs(t.blocks_of(t.plugin .. '/README.md')) do
    local installs = block.text:find("^vim.opt.runtimepath") and block.text:find('setup()', 1, true)
    if block.language == 'lua' and (installs or block.text:find('on_attach = function', 1, true)) then
      table.insert(lines, block.text)
    end
  end
  table.insert(lines, ([[
    vim.opt.termguicolors = true
    vim.opt.number = true
    vim.opt.signcolumn = 'yes'
    vim.opt.showmode = false
    vim.cmd('colorscheme slate')
    for group, colours in pairs({
      Normal = 'guifg=%s guibg=%s',
      EndOfBuffer = 'guifg=#404040 guibg=NONE',
      LineNr = 'guifg=#6e7681',
      SignColumn = 'guibg=NONE',
      NormalFloat = 'guifg=#d4d4d4 guibg=#2d2d30',
      StatusLine = 'guifg=#d4d4d4 guibg=#3c3c3c gui=NONE',
      DiagnosticError = 'guifg=#f14c4c',
      DiagnosticWarn = 'guifg=#cca700',
      Comment = 'guifg=#7f8c98',
    }) do
      vim.cmd(('highlight %%s %%s'):format(group, colours))
    end
  ]]):format(foreground, background))
  return t.write(home .. '/picture.lua', table.concat(lines, '\n'))
end

local function text_on_screen()
  return tmux('capture-pane', '-p')
end

local function shown(words)
  t.eventually('the screen shows: ' .. table.concat(words, ' | '), function()
    local text = text_on_screen()
    return #vim.tbl_filter(function(word)
      return not text:find(word, 1, true)
    end, words) == 0
  end, text_on_screen)
end

--- What an escape sequence of a terminal says, put into `style`; the parts of a colour follow its number.
local function apply(style, sequence)
  local numbers = vim.split(sequence, '[;]')
  local index = 1
  local function colour()
    assert(numbers[index + 1] == '2', 'not a colour of 24 bits: ' .. sequence)
    index = index + 4
    return ('#%02x%02x%02x'):format(numbers[index - 2], numbers[index - 1], numbers[index])
  end
  while index <= #numbers do
    local number = numbers[index]
    if number == '' or number == '0' then
      for name in pairs(style) do
        style[name] = nil
      end
    elseif number == '1' then
      style.bold = true
    elseif number == '3' then
      style.italic = true
    elseif number:find('^4:') or number == '4' then
      style.line = number == '4:3' and 'wavy' or 'solid'
    elseif number == '38' then
      style.foreground = colour()
    elseif number == '48' then
      style.background = colour()
    elseif number == '58' then
      style.line_colour = colour()
    elseif number == '39' then
      style.foreground = nil
    elseif number == '49' then
      style.background = nil
    else
      error('a picture cannot show the style ' .. sequence)
    end
    index = index + 1
  end
end

local function css(style)
  local rules = { ('color:%s'):format(style.foreground or foreground) }
  if style.background then
    table.insert(rules, 'background:' .. style.background)
  end
  if style.bold then
    table.insert(rules, 'font-weight:bold')
  end
  if style.italic then
    table.insert(rules, 'font-style:italic')
  end
  if style.line then
    table.insert(rules, ('text-decoration:underline %s %s'):format(style.line, style.line_colour or ''))
  end
  return table.concat(rules, ';')
end

local function span(style, text)
  local escaped = text:gsub('[&<>]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' })
  return ('<span style="%s">%s</span>'):format(css(style), escaped)
end

--- The screen as lines of HTML.
local function drawn()
  local lines, style = {}, {}
  for line in tmux('capture-pane', '-peN'):gmatch('(.-)\n') do
    local out = {}
    local at = 1
    while at <= #line do
      local begin, finish, sequence = line:find('\27%[([%d;:]*)m', at)
      if begin ~= at then
        table.insert(out, span(style, line:sub(at, (begin or 0) - 1)))
      end
      if sequence then
        apply(style, sequence)
      end
      at = finish and finish + 1 or #line + 1
    end
    table.insert(lines, '<div>' .. table.concat(out) .. '</div>')
  end
  return lines
end

--- Waits until nothing has changed for a while.
local function settled()
  local last, same = nil, 0
  while same < 5 do
    vim.wait(100)
    local now = drawn()
    same = vim.deep_equal(now, last) and same + 1 or 0
    last = now
  end
  return last
end

local page = [[
<!doctype html>
<meta charset="utf-8">
<style>
  body { margin: 0; padding: 12px; background: %s; font: 14px/18px 'DejaVu Sans Mono', monospace; white-space: pre; }
  div { height: 18px; }
  span { display: inline-block; height: 18px; text-decoration-skip-ink: none; }
  .cursor { position: absolute; width: 1ch; margin-left: %sch; margin-top: calc(%s * 18px); background: #d4d4d480; }
</style>
<div class="cursor"></div>%s
]]

t.run(function()
  local command = { 'nvim', '-n', '-i', 'NONE', '-u', configuration(), 'stories/5-mistakes.story' }
  tmux('new-session', '-d', '-x', columns, '-y', rows, '-c', t.tour, table.concat(command, ' '))
  tmux('set', 'status', 'off')
  shown({ 'did you mean `twitter`?', 'did you mean `resize`?', 'needs `width`', 'does not match', 'takes one argument' })
  tmux('send-keys', '16GwK')
  shown({ 'command of `frames`', 'Make a photo as wide as it should be', 'The container receives' })
  local lines = settled()
  local column, row = tmux('display-message', '-p', '#{cursor_x} #{cursor_y}'):match('(%d+) (%d+)')
  t.write(home .. '/screen.html', page:format(background, column, row, table.concat(lines)))
  -- A cell of this font is 8.43 pixels wide.
  t.write(home .. '/size', ('%d,%d'):format(math.ceil(columns * 8.43) + 24, #lines * 18 + 24))
end)
