# What zsh offers for a line: complete.zsh FOLDER-OF-FUNCTIONS LINE
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -d ${(q)1}/dump; sparklint() { :; }"
sleep 2
zpty -w -n shell "$2"$'\t\t'
sleep 2
while zpty -r -t shell some; do
  print -r -- $some
done
zpty -d shell
