# Completion of @program@ for bash: the program itself tells what a word could become.
_@program@_complete() {
  local line=${COMP_LINE:0:COMP_POINT} words word cut='' reply
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  word=${words[${#words[@]} - 1]#[\"\']}
  words=("${words[@]#[\"\']}")
  # Readline only replaces what stands behind the last colon.
  [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && cut=${word%"${word##*:}"}
  COMPREPLY=()
  while IFS= read -r reply; do
    if [[ $reply == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r reply; do COMPREPLY+=("$reply"); done < <(compgen -f -- "$word")
    else
      reply=${reply%%$'\t'*}
      COMPREPLY+=("${reply#"$cut"}")
    fi
  done < <("${words[0]}" shell complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _@program@_complete @program@
