"""The delivery guard: the only place that fetches, sends, acknowledges and commits.

Stock Faust loses messages in eleven ways; these files, one idea each, close them:

    slices.py    whole runs of a partition's records travel as one Faust event
    chain.py     nothing fetched may be skipped: each slice follows the one before
    ledger.py    what was handed out and is not done: the commit is the first undone
    lane.py      the consumer's fetch loop, over chain.py
    consumer.py  its other half: commits and gives back by the ledger, drains in time
    guard.py     what these parts share; lost membership ends what is in hand
    pulse.py     whether this worker is still a member, as far as it can know
    member.py    the consumer's thread: group membership, heartbeats, exact positions
    starts.py    where a partition without a commit begins
    producer.py  idempotent, sizes measured before, silent once the heartbeat is stale
    window.py    bounded unacknowledged outputs, settled in offset order
    deadline.py  a delivery that is not acknowledged in time ends the worker
    conveyor.py  one partition's slices through the stage and out, in order
    ahead.py     slow steps, started some messages ahead in the pool
    station.py   what the conveyors of one stage share; tally.py its counts
    recovery.py  changelog slices applied to the table directly, by position
    breaker.py   too many dead letters stop the worker
    ending.py    the one way in which a worker ends in trouble
"""
