;; init.el; eglot is part of Emacs since 29, and on ELPA for older ones
(require 'eglot)
(add-to-list 'eglot-server-programs '(rst-mode . ("novaspec" "lsp")))
(add-hook 'rst-mode-hook #'eglot-ensure)
