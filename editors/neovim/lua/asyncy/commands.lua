-- `:AsyncyLs`: what language servers have no key for in an editor.
local asyncy = require('asyncy')

local M = {}

--- What the program prints when it is run with `words`; nil, and a word about it, when it cannot do its work.
local function ask(words)
  local program = asyncy.program()
  if vim.fn.executable(program) == 0 then
    asyncy.tell(('there is no program %s'):format(program), vim.log.levels.ERROR)
    return nil
  end
  local output = vim.fn.system(vim.list_extend({ program }, words))
  -- 1 says that something was found.
  if vim.v.shell_error > 1 or vim.v.shell_error < 0 then
    asyncy.tell(vim.trim(output), vim.log.levels.ERROR)
    return nil
  end
  return output
end

local function rules()
  local names = {}
  for line in (ask({ 'rules' }) or ''):gmatch('[^\n]+') do
    table.insert(names, line:match('^[%w-]+'))
  end
  return names
end

--- The rule of the first diagnostic on the line of the cursor.
local function rule_here()
  for _, each in ipairs(vim.diagnostic.get(0, { lnum = vim.api.nvim_win_get_cursor(0)[1] - 1 })) do
    local code = each.code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code)
    if each.source == 'asyncy' or each.source == 'asyncy-ls' or code then
      return code
    end
  end
end

local function explain(rule)
  rule = rule or rule_here()
  if not rule then
    return asyncy.tell('there is no finding on this line; name a rule: :AsyncyLs explain unknown-command')
  end
  local text = ask({ 'explain', rule })
  if text then
    vim.lsp.util.open_floating_preview(vim.split(vim.trim(text), '\n'), '', { focus_id = 'asyncy-explain' })
  end
end

--- The finding as an item of a quickfix list, which counts bytes where the report counts characters.
local function item_of(finding, folder, lines)
  local path = finding.path:sub(1, 1) == '/' and finding.path or folder .. '/' .. finding.path
  lines[path] = lines[path] or vim.fn.readfile(path)
  local function byte(place)
    return math.max(vim.fn.byteidx(lines[path][place.line] or '', place.column - 1), 0) + 1
  end
  local from, to = finding.range.start, finding.range['end']
  return {
    filename = path,
    lnum = from.line,
    col = byte(from),
    end_lnum = to.line,
    end_col = byte(to),
    type = finding.severity:sub(1, 1):upper(),
    text = ('%s [%s]'):format(finding.message, finding.rule),
  }
end

local function check()
  local root = asyncy.root_of(0) or vim.fn.getcwd()
  local report = ask({ 'check', '--format', 'json', root })
  if not report then
    return
  end
  local findings, lines = vim.fn.json_decode(report).diagnostics, {}
  local items = vim.tbl_map(function(finding)
    return item_of(finding, vim.fn.getcwd(), lines)
  end, findings)
  vim.fn.setqflist({}, ' ', { title = 'asyncy-ls check ' .. root, items = items })
  if #items == 0 then
    return asyncy.tell('nothing to say about ' .. root)
  end
  vim.cmd('copen')
end

local function dialect(which)
  if not vim.tbl_contains({ 'auto', '2018', '2020' }, which) then
    return asyncy.tell('the dialect is auto, 2018 or 2020, not ' .. tostring(which), vim.log.levels.ERROR)
  end
  asyncy.set_dialect(which)
end

-- Each with what may follow it.
local commands = {
  check = { run = check },
  dialect = {
    run = dialect,
    words = function()
      return { 'auto', '2018', '2020' }
    end,
  },
  explain = { run = explain, words = rules },
  log = {
    run = function()
      vim.cmd('tabedit ' .. vim.fn.fnameescape(asyncy.log_path()))
    end,
  },
  restart = { run = asyncy.restart },
  stop = { run = asyncy.stop },
}

local function names()
  local all = vim.tbl_keys(commands)
  table.sort(all)
  return all
end

function M.run(words)
  local command = commands[words[1]]
  if not command then
    return asyncy.tell((':AsyncyLs knows %s, not %s'):format(table.concat(names(), ', '), words[1]), vim.log.levels.ERROR)
  end
  command.run(words[2])
end

function M.complete(typed, line)
  local first = line:match('AsyncyLs%s+(%S+)%s')
  local command = first and commands[first]
  local words = first == nil and names() or command and command.words and command.words() or {}
  return vim.tbl_filter(function(word)
    return vim.startswith(word, typed)
  end, words)
end

return M
