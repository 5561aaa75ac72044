-- Every block of configuration in the READMEs works as it is pasted. Run by test.sh.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local t = dofile(here .. '/support.lua')
local home = vim.env.HOME

local function holds(block, text)
  return block.text:find(text, 1, true) ~= nil
end

-- Managers of plugins are no part of the test; these do what they are documented to do with a plugin of one's own disk.
local lazy = [[
local spec = %s
vim.opt.runtimepath:append(vim.fn.expand(spec.dir))
require(spec.main).setup(spec.opts)
]]
local plug = [[
function! plug#begin()
  command! -nargs=1 Plug execute 'set runtimepath+=' . <args>
endfunction
function! plug#end()
  filetype plugin indent on
endfunction
]]

--- The configuration that somebody has who pastes the block: the name of its file.
local function configuration_with(block, index, install)
  local name = ('%s/readme-%d.%s'):format(home, index, block.language)
  if block.text:match('^%s*{') then
    return t.write(name, lazy:format(block.text))
  end
  -- Settings come after what installs.
  local complete = block.language == 'vim' or holds(block, 'runtimepath')
  return t.write(name, (complete and '' or install.text) .. block.text)
end

local function try_keys(editor)
  editor.type('7G0wK')
  t.eventually('  K hovers', function()
    return editor.ask([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        if vim.api.nvim_win_get_config(window).relative ~= '' and table.concat(lines, '\n'):find('resize') then
          return true
        end
      end
      return false
    ]])
  end)
  editor.ask("vim.ui.select = function(items, _, choose) choose(items[1]) end")
  editor.type([[\a]])
  local line = function()
    return editor.ask('return vim.api.nvim_get_current_line()')
  end
  t.becomes('  <leader>a mends', line, 'frames resize `/photos/anna.jpg` --width=800')
  editor.type('10G$]d')
  local place = function()
    return editor.ask('return vim.api.nvim_win_get_cursor(0)')
  end
  t.becomes('  ]d goes to the next mistake', place, { 13, 42 })
  editor.type('[d')
  t.becomes('  [d to the one before', place, { 10, 7 })
  editor.type('ofra<C-x><C-o>')
  t.eventually('  Ctrl-X Ctrl-O completes', function()
    return vim.trim(line()) == 'frames'
  end, line)
  editor.type([[<Esc>u\o]])
  t.eventually('  <leader>o lists the outline', function()
    return editor.ask('return #vim.fn.getqflist()') > 0
  end)
  editor.type('<C-w>p10G0wgd')
  t.eventually('  gd goes to the definition', function()
    return editor.ask([[return vim.fn.expand('%:p')]]):find('services/frames/asyncy.yml', 1, true) ~= nil
  end)
end

local function try(name, block, index, install)
  if holds(block, 'vim.lsp.enable') and not vim.lsp.enable then
    t.say(('skipped - %s: it needs Neovim 0.11'):format(name))
    return
  end
  local editor = t.start_neovim(configuration_with(block, index, install), 'stories/5-mistakes.story')
  t.becomes(name, function()
    return editor.ask('return #vim.diagnostic.get(0)')
  end, 5)
  local complaint = editor.ask('return vim.v.errmsg')
  t.check('  without complaint', complaint == '', complaint)
  if holds(block, 'vim.keymap.set') then
    try_keys(editor)
  end
  editor.stop()
end

--- What Neovim 0.11 reads for `vim.lsp.enable` says the same as `setup()`; here it is started by hand.
local function the_file_for_enable()
  local config = dofile(t.plugin .. '/lsp/asyncy_ls.lua')
  vim.cmd('filetype plugin on')
  local ours = vim.deep_equal(config.filetypes, { 'storyscript', 'yaml.asyncy' })
  t.check('its file types are those of this plugin', ours, config)
  config.root_dir = t.tour
  local client = vim.lsp.start_client(config)
  local story = t.open('stories/5-mistakes.story')
  vim.lsp.buf_attach_client(story, client)
  local manifest = t.open('services/printer/asyncy.yml')
  vim.lsp.buf_attach_client(manifest, client)
  t.becomes('what vim.lsp.enable reads starts the server', function()
    return { #vim.diagnostic.get(story), #vim.diagnostic.get(manifest) }
  end, { 5, 5 })
end

t.run(function()
  vim.opt.runtimepath:prepend(t.plugin)
  vim.fn.mkdir(home .. '/config/nvim/autoload', 'p')
  t.write(home .. '/config/nvim/autoload/plug.vim', plug)
  local root = t.plugin .. '/../..'
  local tried = 0
  for _, file in ipairs({ 'README.md', 'editors/neovim/README.md' }) do
    local blocks = vim.tbl_filter(function(block)
      return block.language == 'lua' or block.language == 'vim'
    end, t.blocks_of(root .. '/' .. file))
    local install = vim.tbl_filter(function(block)
      return block.language == 'lua' and holds(block, 'runtimepath') and not holds(block, 'vim.lsp.enable')
    end, blocks)[1]
    for index, block in ipairs(blocks) do
      tried = tried + 1
      try(('%s, block %d (%s)'):format(file, index, block.language), block, tried, install)
    end
  end
  t.check('the READMEs hold blocks', tried >= 7, tried)
  the_file_for_enable()
end)
