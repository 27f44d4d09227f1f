#compdef novaspec
# Completion of novaspec's command line in zsh.
_novaspec() {
    local answer added line
    local -a lines found
    answer=$("${(Q)words[1]}" _complete zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null) || return 1
    lines=("${(@f)answer}")
    added=${lines[1]}
    [[ $PREFIX == --*=* ]] && compset -P '*='
    for line in "${(@)lines[2,-1]}"; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    (( $#found )) && _describe -V novaspec found
    case $added in
        files) _files ;;
        specs) _files -g '*.rst(-.)' ;;
        folders) _files -/ ;;
    esac
}
if [[ ${funcstack[1]} == _novaspec ]]; then
    _novaspec "$@"
else
    compdef _novaspec novaspec
fi
