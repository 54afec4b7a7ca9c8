#compdef @program@
# Completion of @program@ for zsh: the program itself tells what a word could become.
_@program@() {
  local reply files
  local -a found
  for reply in "${(@f)$("${words[1]}" shell complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $reply == :files ]]; then
      files=yes
    elif [[ -n $reply ]]; then
      found+=("${${reply%%$'\t'*}//:/\\:}:${reply#*$'\t'}")
    fi
  done
  (( $#found )) && _describe -V '@program@' found
  [[ -n $files ]] && _files
}
if [[ ${funcstack[1]} == _@program@ ]]; then
  _@program@ "$@"
else
  compdef _@program@ @program@
fi
