#!/bin/sh
# The helper program of the demonstration: it drives the speaker by writing lines.

say() {
    echo "$*"
    sleep 2
}

sleep 2
while :; do
    say "announce route 192.0.2.53/32 next-hop 192.0.2.1 med 100 community [ 65001:53 ]"
    say "announce route 192.0.2.53/32 next-hop 192.0.2.1 med 200 community [ 65001:53 no-export ]"
    say "announce route 2001:db8:53::53/128 next-hop 2001:db8::1"
    say "withdraw route 192.0.2.53/32 next-hop 192.0.2.1"
    say "withdraw route 2001:db8:53::53/128 next-hop 2001:db8::1"
done
