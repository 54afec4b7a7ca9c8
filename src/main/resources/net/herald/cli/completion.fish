# Completion of @program@ for fish: the program itself tells what a word could become.
function __@program@_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for reply in (command $words[1] shell complete -- $words[2..-1] "$word" 2>/dev/null)
        if test "$reply" = :files
            __fish_complete_path "$word"
        else
            echo $reply
        end
    end
end
complete -c @program@ -f -a '(__@program@_complete)'
