"""Opens one WebKit window for WebDriver, with a data directory that outlives it.

MiniBrowser forgets its profile under automation. This window keeps it, so that a test can kill the
browser and start it again on the same notebook. Usage: launcher.py DATA_DIR WIDTH HEIGHT SCHEME
PROXY [--room=MEGABYTES] [INIT_SCRIPT], where SCHEME is dark or light, PROXY is an address that all
calls to other machines go to, MEGABYTES is what a page may store, and
INIT_SCRIPT is a file that runs before any page script.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2

FEATURES = ("StorageAPI", "StorageAPIEstimate", "FileSystem", "WebShare", "WebShareFileAPI")

data, width, height, scheme, proxy = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:6]
Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", scheme == "dark")

room = {}
if len(sys.argv) > 6 and sys.argv[6].startswith("--room="):
    # WebKit takes it as a share of the disk.
    disk = os.statvfs(data)
    share = int(sys.argv.pop(6).removeprefix("--room=")) * 1_000_000 / (disk.f_blocks * disk.f_frsize)
    room = {"origin_storage_ratio": share, "total_storage_ratio": share}
manager = WebKit2.WebsiteDataManager(
    base_data_directory=data + "/data", base_cache_directory=data + "/cache", **room
)
manager.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new("http://" + proxy, ["127.0.0.1"])
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)

content = WebKit2.UserContentManager()
if len(sys.argv) > 6:
    with open(sys.argv[6], encoding="utf-8") as script:
        content.add_script(
            WebKit2.UserScript(
                script.read(),
                WebKit2.UserContentInjectedFrames.ALL_FRAMES,
                WebKit2.UserScriptInjectionTime.START,
            )
        )

settings = WebKit2.Settings(hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER)
known = WebKit2.Settings.get_all_features()
for feature in (known.get(at) for at in range(known.get_length())):
    if feature.get_identifier() in FEATURES:
        settings.set_feature_enabled(feature, True)


def open_view(_session=None):
    view = WebKit2.WebView(
        web_context=context,
        user_content_manager=content,
        settings=settings,
        is_controlled_by_automation=True,
    )
    window = Gtk.Window(decorated=False)
    window.set_default_size(width, height)
    window.add(view)
    window.show_all()
    return view


def automation_started(_context, session):
    session.connect("create-web-view", open_view)


context.connect("automation-started", automation_started)
Gtk.main()
