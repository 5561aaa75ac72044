-- `:checkhealth asyncy`: what is found, and what to do about what is not.
local M = {}

local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error

local function program()
  local name = require('asyncy').program()
  if vim.fn.executable(name) == 0 then
    fail(('there is no program %s'):format(name), {
      'Put asyncy-ls on the PATH that Neovim sees.',
      "Or say where it is: require('asyncy').setup({ cmd = { '/path/to/asyncy-ls', 'serve' } })",
    })
    return
  end
  local version = vim.trim(vim.fn.system({ name, '--version' }))
  if vim.v.shell_error == 0 then
    ok(('%s: %s'):format(vim.fn.exepath(name), version))
  else
    fail(('%s does not run: %s'):format(vim.fn.exepath(name), version))
  end
end

local function filetypes()
  if vim.fn.exists('#filetypedetect#BufRead#*.story') == 1 then
    ok('stories and manifests are told by their names')
  else
    fail('stories and manifests are not told by their names', {
      ':filetype plugin on',
      'Put the plugin on the runtimepath before that, or restart Neovim.',
    })
  end
end

local function servers()
  local asyncy = require('asyncy')
  local clients = asyncy.clients()
  if #clients == 0 then
    warn('no server runs', {
      'One is started for the first story or manifest: open one.',
      "That needs require('asyncy').setup() or, from Neovim 0.11, vim.lsp.enable('asyncy_ls').",
    })
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_filter(function(buffer)
      return vim.lsp.buf_is_attached(buffer, client.id)
    end, vim.api.nvim_list_bufs())
    ok(('a server runs for %s; it sees %d open files'):format(client.config.root_dir or 'single files', #buffers))
  end
  info('log: ' .. asyncy.log_path())
end

function M.check()
  start('asyncy')
  program()
  filetypes()
  servers()
end

return M
