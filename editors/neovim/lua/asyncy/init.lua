-- Starts asyncy-ls for stories and manifests: `require('asyncy').setup()`. Neovim 0.7 or later.
local M = {}

local defaults = {
  cmd = { 'asyncy-ls', 'serve' },
  dialect = nil, -- 'auto', '2018' or '2020'; nil: what the project's asyncy-ls.yml says
  on_attach = nil, -- called with (client, buffer)
  capabilities = nil, -- what a completion plugin adds, such as require('cmp_nvim_lsp').default_capabilities()
}

local options = defaults
local filetypes = { 'storyscript', 'yaml.asyncy' }
local clients = {} -- by root; only where Neovim does not look for a running one itself
local told_missing = false

local function tell(message, level)
  vim.notify('asyncy: ' .. message, level)
end

--- The nearest folder above the buffer's file that holds asyncy-ls.yml or .git, else the file's own.
local function root_of(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == '' then
    return nil
  end
  local own = vim.fn.fnamemodify(name, ':p:h')
  local folder, above = own, vim.fn.fnamemodify(own, ':h')
  while folder ~= above do
    -- In a worktree .git is a file.
    if vim.fn.getftype(folder .. '/asyncy-ls.yml') ~= '' or vim.fn.getftype(folder .. '/.git') ~= '' then
      return folder
    end
    folder, above = above, vim.fn.fnamemodify(above, ':h')
  end
  return own
end

local function config_for(root)
  return {
    name = 'asyncy',
    cmd = options.cmd,
    root_dir = root,
    workspace_folders = root and { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } } or nil,
    settings = { asyncy = { dialect = options.dialect or vim.NIL } },
    capabilities = options.capabilities,
    on_attach = options.on_attach,
    get_language_id = function(_, filetype)
      return filetype == 'storyscript' and 'storyscript' or 'asyncy'
    end,
    on_exit = function(code, signal)
      vim.schedule(function()
        clients[root or ''] = nil
        if (code ~= 0 or signal ~= 0) and vim.v.exiting == vim.NIL then
          local message = 'the server has stopped (exit code %d, signal %d). :AsyncyRestart starts it again; its log: %s'
          tell(message:format(code, signal, vim.lsp.get_log_path()), vim.log.levels.ERROR)
        end
      end)
    end,
  }
end

local function attach(buffer)
  if vim.fn.executable(options.cmd[1]) == 0 then
    if not told_missing then
      local message = 'there is no program %s. Install asyncy-ls, or say where it is: '
        .. "require('asyncy').setup({ cmd = { '/path/to/asyncy-ls', 'serve' } })"
      tell(message:format(options.cmd[1]), vim.log.levels.ERROR)
      told_missing = true
    end
    return
  end
  local root = root_of(buffer)
  if vim.lsp.start then
    vim.lsp.start(config_for(root), { bufnr = buffer })
    return
  end
  local id = clients[root or ''] or vim.lsp.start_client(config_for(root))
  clients[root or ''] = id
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function is_ours(buffer)
  return vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(filetypes, vim.bo[buffer].filetype)
end

--- Stops every asyncy-ls and starts one for each open story and manifest.
function M.restart()
  local running = {}
  for _, client in ipairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    if client.name == 'asyncy' then
      vim.lsp.stop_client(client.id)
      table.insert(running, client.id)
    end
  end
  vim.wait(2000, function()
    return #vim.tbl_filter(function(id)
      return vim.lsp.get_client_by_id(id) ~= nil
    end, running) == 0
  end, 20)
  clients = {}
  told_missing = false
  vim.tbl_map(attach, vim.tbl_filter(is_ours, vim.api.nvim_list_bufs()))
end

function M.setup(given)
  options = vim.tbl_extend('force', defaults, given or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('asyncy', { clear = true }),
    pattern = filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
  vim.api.nvim_create_user_command('AsyncyRestart', M.restart, { desc = 'Stop asyncy-ls and start it again', force = true })
  -- Files that were opened before this was called.
  vim.tbl_map(attach, vim.tbl_filter(is_ours, vim.api.nvim_list_bufs()))
end

return M
