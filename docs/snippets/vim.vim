" ~/.vimrc, with ALE: Debian's vim-ale, or github.com/dense-analysis/ale
filetype plugin on
packadd! ale
call ale#linter#Define('rst', {
\   'name': 'novaspec',
\   'lsp': 'stdio',
\   'executable': 'novaspec',
\   'command': '%e lsp',
\   'project_root': {_ -> getcwd()},
\})
let g:ale_linters = {'rst': ['novaspec']}
let g:ale_fixers = {'rst': [{_ -> {'command': 'novaspec wrap -'}}]}
