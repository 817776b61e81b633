"""The dashboard: its files, its answers, and the links that lead to it."""

from collections.abc import Callable

from handrail.local.live import Live
from handrail.local.peer import is_ours
from handrail.server.dashboard_files import static_files
from handrail.server.dashboard_guard import Page, Pages
from handrail.server.dashboard_history import HistoryPage
from handrail.server.dashboard_keys import Keys
from handrail.server.dashboard_news import News
from handrail.server.record import Records
from handrail.server.wire import LinkAnswer, LinkRequest, read


class Dashboard:
    """Everything that the dashboard needs, joined."""

    def __init__(self, base: str, now_s: Callable[[], float], live: Live, records: Records) -> None:
        self._base = base
        self.keys = Keys(now_s)
        self.news = News(live, records)
        history = HistoryPage(live, records, self.news)
        routes: dict[str, Page] = {
            "/dashboard/rows": history.rows,
            "/dashboard/row": history.row,
            "/dashboard/count": history.count,
            "/dashboard/erase": history.erase,
            "/dashboard/export": history.export,
            "/dashboard/news": history.news,
        }
        self.pages = Pages(static_files(), routes, self.keys, is_ours, self.news.stop)

    def link(self) -> str:
        """Return an address that opens the dashboard once, within a minute."""
        return f"{self._base}#k={self.keys.invite()}"

    async def link_for_extension(self, raw: bytes) -> LinkAnswer:
        """Answer /v1/dashboard."""
        read(raw, LinkRequest)
        return LinkAnswer(v=1, url=self.link())
