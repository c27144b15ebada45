# code.awk - prints C as "file:line: code": without what stands in comments, strings and
# characters, so that a word found in it is a word of the program. A // comment stays as "//".
FNR == 1 { inside = 0 }
{
    rest = $0
    code = ""
    while (rest != "") {
        if (inside) {
            if (!(at = index(rest, "*/")))
                break
            rest = substr(rest, at + 2)
            inside = 0
        }
        if (!match(rest, /\/\*|\/\/|"([^"\\]|\\.)*"|'([^'\\]|\\.)*'/)) {
            code = code rest
            break
        }
        found = substr(rest, RSTART, RLENGTH)
        code = code substr(rest, 1, RSTART - 1)
        rest = substr(rest, RSTART + RLENGTH)
        if (found == "//") {
            code = code "//"
            break
        }
        inside = found == "/*"
        code = code (inside ? " " : substr(found, 1, 1) substr(found, 1, 1))
    }
    print FILENAME ":" FNR ": " code " "
}
