"""Answer what placeholders stand for, to the person's own popup and to nobody else."""

import asyncio

from handrail.server.names import NameKeeper
from handrail.server.originals_wire import (
    LEFT_MAX,
    ForgetAnswer,
    ForgetRequest,
    LeftNote,
    OriginalsAnswer,
    OriginalsRequest,
)
from handrail.server.wire import read


class Originals:
    """Answers /v1/originals and /v1/forget. Lives on the loop."""

    def __init__(self, names: NameKeeper) -> None:
        self._names = names

    async def put_back(self, raw: bytes) -> OriginalsAnswer:
        """Put the originals back into a text that the person pasted into the popup."""
        request = read(raw, OriginalsRequest)
        done = await asyncio.to_thread(self._names.put_back, request.conversation, request.text)
        left = [LeftNote(placeholder=name, why=why) for name, why in done.left.items()]
        return OriginalsAnswer(
            v=1,
            text=done.text,
            count=done.count,
            left=tuple(left[:LEFT_MAX]),
            held=self._names.held(request.conversation),
        )

    async def forget(self, raw: bytes) -> ForgetAnswer:
        """Forget what the person wants forgotten, or what a closed tab held."""
        request = read(raw, ForgetRequest)
        forgotten = self._names.forget(request.conversations, ended=request.ended)
        return ForgetAnswer(v=1, forgotten=forgotten)
