#!/usr/bin/env python3
"""Answers for ExaBGP: what it makes of messages, commands and configurations.

    oracle.py EXABGP_TREE

One request a line of standard input, one answer a line of standard output, both JSON:

    {"op": "decode", "session": S, "version": 4|6, "type": 1|2|3, "hex": BODY}   {"json": EVENT}
    {"op": "nlri", "session": S, "afi": WORD, "safi": WORD, "hex": OCTETS}        {"json": [VALUE ...]}
    {"op": "encode", "session": S, "text": COMMAND}                               {"messages": [HEX ...]}
    {"op": "configuration", "text": FILE}                                         {"messages": [HEX ...]}

A session is "internal", "external" or "path-ids". What ExaBGP refuses, and what it falls over, is {"error": WHY}.
"""

import io
import json
import os
import sys

tree = sys.argv[1]
sys.path.insert(0, os.path.join(tree, "src"))
for name, value in (("exabgp_log_enable", "false"), ("exabgp_tcp_bind", ""), ("exabgp_api_cli", "false")):
    os.environ[name] = value

answers = sys.stdout
sys.stdout = io.StringIO()  # ExaBGP prints what it thinks of some messages

from exabgp.environment import getenv  # noqa: E402
from exabgp.bgp.message import Notification, Open, UpdateCollection  # noqa: E402
from exabgp.bgp.message.action import Action  # noqa: E402
from exabgp.bgp.message.open.capability.negotiated import Negotiated  # noqa: E402
from exabgp.bgp.message.update.collection import RoutedNLRI  # noqa: E402
from exabgp.bgp.message.update.eor import EOR  # noqa: E402
from exabgp.bgp.message.update.nlri import NLRI  # noqa: E402
from exabgp.configuration.check import _negotiated  # noqa: E402
from exabgp.configuration.configuration import Configuration  # noqa: E402
from exabgp.configuration.setup import create_minimal_configuration  # noqa: E402
from exabgp.logger import log  # noqa: E402
from exabgp.protocol.family import AFI, SAFI  # noqa: E402
from exabgp.reactor.api.response import Response  # noqa: E402
from exabgp.version import json as json_6  # noqa: E402
from exabgp.version import json_v4 as json_4  # noqa: E402

environment = getenv()
environment.bgp.passive = True
environment.tcp.bind = []
log.silence()
log.init(environment)

SECTIONS = {"route": "static", "attributes": "static", "attribute": "static", "vpls": "l2vpn"}


class Session:
    def __init__(self, local_as, peer_as, add_path):
        self.configuration = create_minimal_configuration(
            local_as=local_as, peer_as=peer_as, families="all", add_path=add_path
        )
        if not self.configuration.neighbors:
            self.configuration.reload()
        self.neighbor = next(iter(self.configuration.neighbors.values()))
        if add_path:
            self.neighbor.capability.add_path = 3
        self.neighbor.session.local_as = type(self.neighbor.session.local_as)(local_as)
        self.inbound, self.outbound = _negotiated(self.neighbor)


sessions = {
    "internal": Session(65533, 65533, False),
    "external": Session(65001, 65002, False),
    "path-ids": Session(65533, 65533, True),
}


def decode(request):
    session = sessions[request["session"]]
    body = bytes.fromhex(request["hex"])
    encoder = Response.V4.JSON(json_4) if request["version"] == 4 else Response.JSON(json_6)
    neighbor = session.neighbor
    if request["type"] == 1:
        message = Open.unpack_message(body, session.inbound)
        text = encoder.open(neighbor, "in", message, b"", b"", Negotiated.UNSET)
    elif request["type"] == 3:
        message = Notification.unpack_message(body, session.inbound)
        text = encoder.notification(neighbor, "in", message, b"", b"", Negotiated.UNSET)
    else:
        message = UpdateCollection.unpack_message(body, session.inbound)
        text = encoder.update(neighbor, "in", message, b"", b"", Negotiated.UNSET)
    return {"json": text}


def nlri(request):
    session = sessions[request["session"]]
    afi, safi = AFI.from_string(request["afi"]), SAFI.from_string(request["safi"])
    left = bytes.fromhex(request["hex"])
    values = []
    while left:
        one, left = NLRI.unpack_nlri(
            afi, safi, left, Action.ANNOUNCE, session.inbound.addpath.receive(afi, safi), session.inbound
        )
        if one is NLRI.INVALID:
            return {"error": "invalid"}
        values.append(one.json())
    return {"json": values}


def routes_of(configuration, text):
    action, line = text.split(" ", 1)
    head = line.split(" ", 1)[0]
    section = SECTIONS.get(head)
    if section is None:
        section, line = head, line.split(" ", 1)[1]
    for reader in (configuration.static, configuration.flow, configuration.l2vpn):
        reader.clear()
    if not configuration.partial(section, line, action):
        return action, None
    if section != "l2vpn" and configuration.scope.location():
        return action, None
    configuration.scope.to_context()
    return action, configuration.scope.pop_routes()


def messages_of(session, neighbor, routes, action="announce"):
    made = []
    for route in routes:
        route = neighbor.resolve_self(route)
        routed = [RoutedNLRI(route.nlri, route.nexthop)]
        collection = (
            UpdateCollection(routed, [], route.attributes)
            if action == "announce"
            else UpdateCollection([], [route.nlri], route.attributes)
        )
        made += [message.hex().upper() for message in collection.messages(session)]
    return made


def encode(request):
    session = sessions[request["session"]]
    text = request["text"]
    words = text.split()
    if words[:2] == ["announce", "eor"]:
        afi, safi = (words + ["ipv4", "unicast"])[2:4]
        eor = EOR(AFI.from_string(afi), SAFI.from_string(safi))
        return {"messages": [eor.pack_message(Negotiated.UNSET).hex().upper()]}
    saved = session.configuration.neighbors.copy()
    try:
        action, routes = routes_of(session.configuration, text)
    finally:
        session.configuration.neighbors = saved
    if not routes:
        return {"error": str(session.configuration.error)}
    return {"messages": messages_of(session.outbound, session.neighbor, routes, action)}


def configuration(request):
    read = Configuration([request["text"]], text=True)
    if not read.reload():
        return {"error": str(read.error)}
    made = []
    for neighbor in read.neighbors.values():
        _, outbound = _negotiated(neighbor)
        for _ in neighbor.rib.outgoing.updates(False):
            pass
        made += messages_of(outbound, neighbor, list(neighbor.rib.outgoing.cached_routes()))
        neighbor.rib.uncache()
    return {"messages": made}


OPERATIONS = {"decode": decode, "nlri": nlri, "encode": encode, "configuration": configuration}

for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = OPERATIONS[request["op"]](request)
    except RecursionError:
        answer = {"error": "recursion"}
    except Exception as fault:  # whatever it falls over is an answer
        answer = {"error": type(fault).__name__ + ": " + str(fault)}
    sys.stdout.seek(0)
    sys.stdout.truncate()
    answers.write(json.dumps(answer) + "\n")
    answers.flush()
