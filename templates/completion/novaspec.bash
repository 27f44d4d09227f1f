# Completion of novaspec's command line in bash.
_novaspec() {
    local current=${COMP_WORDS[COMP_CWORD]} answer added
    local -a lines
    COMPREPLY=()
    answer=$("$1" _complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
    mapfile -t lines <<<"$answer"
    added=${lines[0]}
    COMPREPLY=("${lines[@]:1}")
    [[ $current == "=" ]] && current=
    case $added in
        files)
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
            ;;
        specs)
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
                compgen -f -X '!*.rst' -- "$current"
                compgen -d -- "$current"
            )
            ;;
        folders)
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$current")
            ;;
    esac
    # Has readline quote spaces, and put a slash behind a folder.
    if [[ -n $added || ${COMPREPLY[*]} == *" "* ]]; then
        compopt -o filenames
    fi
}
complete -F _novaspec novaspec
