" ~/.vimrc; ALE is Debian's vim-ale, or github.com/dense-analysis/ale
packadd! ale
call ale#linter#Define('rst', {
\   'name': 'novaspec',
\   'lsp': 'stdio',
\   'executable': 'novaspec',
\   'command': '%e lsp',
\   'project_root': {_ -> getcwd()},
\})
call ale#fix#registry#Add('novaspec', {_ ->
\   {'command': 'novaspec wrap -'}}, ['rst'], 'Wrap as novaspec does')
let g:ale_linters = {'rst': ['novaspec']}
let g:ale_fixers = {'rst': ['novaspec']}
