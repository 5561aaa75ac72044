-- Starts asyncy-ls for stories and manifests: `require('asyncy').setup()`. Neovim 0.7 or later.
local server = require('asyncy.server')

local M = {}

local defaults = {
  cmd = server.cmd,
  dialect = nil, -- 'auto', '2018' or '2020'; nil: what the project's asyncy-ls.yml says
  on_attach = nil, -- called with (client, buffer)
  capabilities = nil, -- what a completion plugin adds, such as require('cmp_nvim_lsp').default_capabilities()
}

local options = defaults
local started = {} -- ids by root; only where Neovim does not look for a running one itself
local told_missing = false

function M.tell(message, level)
  vim.notify('asyncy: ' .. message, level or vim.log.levels.INFO)
end

--- The running asyncy-ls, whoever started them.
function M.clients()
  return vim.tbl_filter(function(client)
    return client.name == server.name
  end, (vim.lsp.get_clients or vim.lsp.get_active_clients)())
end

--- The program to ask what is no matter of the protocol: the one that runs, else the one that would.
function M.program()
  local running = M.clients()[1]
  local cmd = running and running.config.cmd or options.cmd
  return type(cmd) == 'table' and cmd[1] or server.cmd[1]
end

function M.log_path()
  return require('vim.lsp.log').get_filename()
end

--- The nearest folder above the buffer's file that holds asyncy-ls.yml or .git, else the file's own.
function M.root_of(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == '' then
    return nil
  end
  local own = vim.fn.fnamemodify(name, ':p:h')
  local folder, above = own, vim.fn.fnamemodify(own, ':h')
  while folder ~= above do
    for _, marker in ipairs(server.root_markers) do
      -- In a worktree .git is a file.
      if vim.fn.getftype(folder .. '/' .. marker) ~= '' then
        return folder
      end
    end
    folder, above = above, vim.fn.fnamemodify(above, ':h')
  end
  return own
end

local function config_for(root)
  return {
    name = server.name,
    cmd = options.cmd,
    root_dir = root,
    workspace_folders = root and { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } } or nil,
    settings = { asyncy = { dialect = options.dialect or vim.NIL } },
    capabilities = options.capabilities,
    on_attach = options.on_attach,
    get_language_id = server.get_language_id,
    on_exit = function(code, signal)
      vim.schedule(function()
        started[root or ''] = nil
        if (code ~= 0 or signal ~= 0) and vim.v.exiting == vim.NIL then
          local message = 'the server has stopped (exit code %d, signal %d). :AsyncyLs restart starts it again; its log: %s'
          M.tell(message:format(code, signal, M.log_path()), vim.log.levels.ERROR)
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
      M.tell(message:format(options.cmd[1]), vim.log.levels.ERROR)
      told_missing = true
    end
    return
  end
  local root = M.root_of(buffer)
  if vim.lsp.start then
    vim.lsp.start(config_for(root), { bufnr = buffer })
    return
  end
  local id = started[root or ''] or vim.lsp.start_client(config_for(root))
  started[root or ''] = id
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- The open stories and manifests.
local function ours()
  return vim.tbl_filter(function(buffer)
    return vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(server.filetypes, vim.bo[buffer].filetype)
  end, vim.api.nvim_list_bufs())
end

--- Stops every asyncy-ls, and waits until they are gone.
function M.stop()
  for _, client in ipairs(M.clients()) do
    if vim.fn.has('nvim-0.11') == 1 then
      client:stop()
    else
      client.stop()
    end
  end
  vim.wait(2000, function()
    return #M.clients() == 0
  end, 20)
  started = {}
end

--- Stops every asyncy-ls and starts one for each open story and manifest.
function M.restart()
  local enabled = vim.lsp.is_enabled and vim.lsp.is_enabled(server.name)
  M.stop()
  told_missing = false
  if enabled then
    vim.lsp.enable(server.name)
  else
    vim.tbl_map(attach, ours())
  end
end

--- Judges stories by `dialect` from now on, with the servers that run and those to come.
function M.set_dialect(dialect)
  options = vim.tbl_extend('force', options, { dialect = dialect })
  for _, client in ipairs(M.clients()) do
    client.config.settings = { asyncy = { dialect = dialect } }
    local change = { settings = client.config.settings }
    if vim.fn.has('nvim-0.11') == 1 then
      client:notify('workspace/didChangeConfiguration', change)
    else
      client.notify('workspace/didChangeConfiguration', change)
    end
  end
end

function M.setup(given)
  options = vim.tbl_extend('force', defaults, given or {})
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('asyncy', { clear = true }),
    pattern = server.filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
  -- Files that were opened before this was called.
  vim.tbl_map(attach, ours())
end

return M
