"""The dashboard: its files, its answers, and the links that lead to it."""

from handrail.local.clock import Clock
from handrail.local.live import Live
from handrail.local.peer import is_ours
from handrail.server.dashboard_files import static_files
from handrail.server.dashboard_guard import Page, Pages
from handrail.server.dashboard_history import HistoryPage
from handrail.server.dashboard_keys import Keys
from handrail.server.dashboard_later import Later
from handrail.server.dashboard_news import News
from handrail.server.dashboard_overview import OverviewPage
from handrail.server.dashboard_own import OwnPage
from handrail.server.dashboard_policy import PolicyPage
from handrail.server.dashboard_redact import RedactPage
from handrail.server.dashboard_status import Around, StatusPage
from handrail.server.dashboard_tools import ToolsPage
from handrail.server.frames import ReadyLine
from handrail.server.record import Records
from handrail.server.sessions import Sessions
from handrail.server.wire import LinkAnswer, LinkRequest, read


class Dashboard:
    """Everything that the dashboard needs, joined."""

    def __init__(  # noqa: PLR0913, PLR0917 - it joins them all
        self,
        line: ReadyLine,
        clock: Clock,
        live: Live,
        records: Records,
        sessions: Sessions,
        around: Around,
    ) -> None:
        self._base = line.dashboard
        self.keys = Keys(clock.monotonic_s)
        self.news = News(live, records)
        history = HistoryPage(live, records, self.news)
        status = StatusPage(line, live, records, lambda: len(sessions), around)
        wizard = Later("dashboard_wizard", "WizardPage", live, clock)
        layer = Later("dashboard_layer", "LayerPage", live, clock)
        around.pause.listeners.append(self.news.tell)
        routes: dict[str, Page] = {
            "/dashboard/rows": history.rows,
            "/dashboard/row": history.row,
            "/dashboard/count": history.count,
            "/dashboard/erase": history.erase,
            "/dashboard/export": history.export,
            "/dashboard/news": history.news,
            "/dashboard/overview": OverviewPage(live, records, self.news, clock).overview,
            "/dashboard/redact": RedactPage(live).redact,
            "/dashboard/policy": PolicyPage(live).policy,
            "/dashboard/own": OwnPage(live).own,
            "/dashboard/tools": ToolsPage(live, records, clock).tools,
            "/dashboard/explain": Later("dashboard_explain", "ExplainPage", live).route("explain"),
            "/dashboard/choices": wizard.route("choices"),
            "/dashboard/wizard": wizard.route("wizard"),
            "/dashboard/layers": layer.route("layers"),
            "/dashboard/layer": layer.route("layer"),
            "/dashboard/status": status.status,
            "/dashboard/pause": status.pause,
            "/dashboard/quit": status.quit,
        }
        self.pages = Pages(static_files(), routes, self.keys, is_ours, self.news.stop)

    def link(self) -> str:
        """Return an address that opens the dashboard once, within a minute."""
        return f"{self._base}#k={self.keys.invite()}"

    async def link_for_extension(self, raw: bytes) -> LinkAnswer:
        """Answer /v1/dashboard."""
        read(raw, LinkRequest)
        return LinkAnswer(v=1, url=self.link())
