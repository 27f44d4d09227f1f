# Completion of novaspec's command line in fish.
function __novaspec_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] _complete fish -- $words[2..-1] $current 2>/dev/null)
    or return
    if test (count $lines) -gt 1
        printf '%s\n' $lines[2..-1]
    end
    switch $lines[1]
        case files
            __fish_complete_path $current
        case specs
            __fish_complete_suffix .rst
        case folders
            __fish_complete_directories $current ''
    end
end
complete -c novaspec -f -a '(__novaspec_complete)'
