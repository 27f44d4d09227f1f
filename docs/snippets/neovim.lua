-- init.lua
vim.api.nvim_create_autocmd("FileType", {
  pattern = "rst",
  callback = function(event)
    local config = {
      name = "novaspec",
      cmd = { "novaspec", "lsp" },
      root_dir = vim.fn.getcwd(),
    }
    if vim.lsp.start then
      vim.lsp.start(config)
    else -- before Neovim 0.8
      vim.lsp.buf_attach_client(event.buf, vim.lsp.start_client(config))
    end
  end,
})
