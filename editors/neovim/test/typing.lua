-- How stories are indented while they are typed. Run by test.sh.
local t = dofile(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h') .. '/support.lua')

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

--- Types `keys` into an empty story.
local function typed(keys)
  vim.cmd('enew! | set filetype=storyscript')
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('i' .. keys .. '<Esc>', true, false, true), 'tx', false)
  return lines()
end

local function types(name, keys, expected)
  local found = typed(keys)
  t.check(name, vim.deep_equal(found, expected), found)
end

t.run(function()
  t.install()
  types('a block is indented, and ends behind `return`', 'if a<CR>log a<CR>return a<CR>log b', {
    'if a', '    log a', '    return a', 'log b',
  })
  types('what goes on from a block stands below it', 'if a<CR>foreach b as c<CR>log c<CR>else<CR>log a', {
    'if a', '    foreach b as c', '        log c', 'else', '    log a',
  })
  types('so does what catches', 'try<CR>if a<CR>log a<CR>catch as error<CR>log error', {
    'try', '    if a', '        log a', 'catch as error', '    log error',
  })
  types('a service that calls back', "twitter stream '#party' as tweet # all of them<CR>log tweet", {
    "twitter stream '#party' as tweet # all of them", '    log tweet',
  })
  types('a map over several lines', 'a = {<CR>"b": [<CR>1<CR>]<CR>}<CR>log a', {
    'a = {', '    "b": [', '        1', '    ]', '}', 'log a',
  })
  types('names that are words elsewhere', 'when: 1<CR>a = if<CR>log a', { 'when: 1', 'a = if', 'log a' })
  types('a `#` in a string begins no comment', 'if a == "#["<CR>log a', { 'if a == "#["', '    log a' })
  types('a comment goes on', '# one<CR>two', { '# one', '# two' })

  for _, file in ipairs(vim.fn.glob(t.tour .. '/stories/[1-6]*.story', true, true)) do
    vim.cmd('edit! ' .. vim.fn.fnameescape(file))
    local before = lines()
    -- Arguments on lines of their own are where their writer put them.
    if not file:find('4-evening', 1, true) then
      vim.cmd('silent normal! gg=G')
      t.check(vim.fn.fnamemodify(file, ':t') .. ' is indented as it should be', vim.deep_equal(before, lines()), lines())
    end
  end
end)
