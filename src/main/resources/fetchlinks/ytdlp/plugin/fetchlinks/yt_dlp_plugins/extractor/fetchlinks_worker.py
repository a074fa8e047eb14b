"""A yt-dlp that stays: lists channels one after the other on request.

yt-dlp loads this file as an extractor plugin. The address ``fetchlinks-worker:`` turns the process
into a worker: it reads requests from standard input and writes events to standard output, one JSON
object a line, ASCII only. Anything else that is printed goes to standard error. One YoutubeDL
serves all requests; a listing is read lazily, so that no page is asked for that nobody wants.

Requests
    {"id":7,"url":"...","known":["id",...],"window":3,"ie":"YoutubeTab","dates":false,"gate":false,"max":0}
        List ``url``. ``known``: stop by yourself after ``window`` of these ids in a row; empty:
        list everything. ``ie``: extractor of an earlier listing, a hint. ``dates``: ask for
        approximate dates where they cost nothing but time. ``gate``: wait for ``go`` before each
        request to the site. ``max``: cut after so many entries, 0 = never.
    {"op":"go","id":7}      the request that was announced may be sent
    {"op":"cancel","id":7}  end it before its next request or entry
    {"op":"ping"}           answered by ``pong``, also while a listing is running
    {"op":"quit"}           end now; so does the end of standard input

Events
    ready{proto,yt_dlp,python,exe,frozen,pid}       once, first of all
    request{id,n}                                   the nth request to the site is about to be sent
    meta{id,extractor_key,channel_id,title,playlist_count}
    entry{id,i,e}       e is the flat entry and always the last key of the line; e.id is never empty
    nested{id,url,title}                            a list inside the list, not descended into
    hole{id,i}                                      an entry without data
    warn{id,msg}                                    a warning of yt-dlp's
    done{id,n,stopped,requests,claimed,hidden,empty_tail,rss_kb,cpu_ms}
        stopped: known | max | end | single | cancelled. claimed: entries the site says there are,
        -1 unknown. hidden: how many of these it says it does not show. empty_tail: the site
        promised more and then sent a page without entries.
    error{id,n,type,msg,expected,status,retry_after,causes,tb,requests,rss_kb,cpu_ms}
        status: HTTP status or null. retry_after: seconds or null. causes: class names, outermost
        first. tb: short traceback of a failure that no extractor foresaw, or null.
    pong{}, bad{msg}

Exactly one ``done`` or ``error`` ends a request. Requests that come meanwhile wait.
"""
import contextlib
import email.utils
import gc
import json
import math
import os
import queue
import re
import signal
import sys
import threading
import time
import traceback

from yt_dlp.extractor.common import InfoExtractor
from yt_dlp.utils import DownloadError, ExtractorError, unsmuggle_url
from yt_dlp.version import __version__

__all__ = ['FetchlinksWorkerIE']

PROTO = 1
MAX_TEXT = 1 << 16
MAX_REFERRALS = 8
PLAYLISTS = ('playlist', 'compat_list')
LIST_KEY = re.compile(r'(?:Tab|Playlist)$')
HIDDEN = re.compile(r'(\d+) unavailable videos? (?:is|are) hidden')
YOUTUBE = re.compile(r'https?://(?:[\w-]+\.)?youtube\.com/')


class FetchlinksWorkerIE(InfoExtractor):
    _VALID_URL = r'fetchlinks-worker:'
    IE_DESC = False

    def _real_extract(self, url):
        _Worker(self._downloader).serve()


class _Cancelled(BaseException):
    """Not an Exception: no extractor may swallow it or retry because of it."""


class _Worker:
    def __init__(self, ydl):
        self.ydl = ydl
        self.inbox = queue.Queue()
        self.turn = threading.Condition()
        # Guarded by turn: the request in work, those to be cancelled, permits of the gate.
        self.current = None
        self.cancelled = False
        self.permits = 0
        self.writing = threading.Lock()
        self.listing = None

    def serve(self):
        # Ctrl-C goes to the whole foreground group; who started us decides when we end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.take_streams()
        self.prepare()
        # What was imported stays: pages are large, and it would be gone through with each of them.
        gc.freeze()
        self.emit('ready', proto=PROTO, yt_dlp=__version__,
                  python='.'.join(map(str, sys.version_info[:3])), exe=sys.executable,
                  frozen=bool(getattr(sys, 'frozen', False)), pid=os.getpid())
        threading.Thread(target=self.read_requests, daemon=True).start()
        while True:
            self.work(self.inbox.get())

    def take_streams(self):
        """No stray print, and no child of ours, may get at the two pipes."""
        sys.stdout.flush()
        self.requests = os.fdopen(os.dup(0), 'rb')
        self.events = os.fdopen(os.dup(1), 'wb')
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)

    def prepare(self):
        ydl = self.ydl
        ydl.params['ignoreerrors'] = False
        # Tabs of a bare channel come as addresses instead of being fetched at once.
        ydl.params['playlist_items'] = '0'
        self.args = ydl.params.setdefault('extractor_args', {})
        self.args.setdefault('youtube', {}).setdefault('raise_incomplete_data', [''])
        self.dates_always = 'approximate_date' in self.args.setdefault('youtubetab', {})
        self.send = ydl.urlopen
        ydl.urlopen = self.urlopen
        ydl.report_warning = self.warn
        ydl.deprecation_warning = self.warn
        ydl.write_debug = self.debug
        self.find_extractor = ydl.get_info_extractor
        ydl.get_info_extractor = self.extractor

    # Standard input, on its own thread

    def read_requests(self):
        for line in self.requests:
            try:
                self.receive(json.loads(line.decode()))
            except Exception as e:
                self.emit('bad', msg='%s: %s' % (type(e).__name__, e))
        os._exit(0)

    def receive(self, message):
        op = message.get('op')
        if op == 'quit':
            os._exit(0)
        elif op == 'ping':
            self.emit('pong')
        elif op in ('go', 'cancel'):
            with self.turn:
                if message.get('id') == self.current:
                    self.permits += op == 'go'
                    self.cancelled |= op == 'cancel'
                    self.turn.notify_all()
        elif isinstance(message.get('url'), str):
            self.inbox.put(message)
        else:
            raise ValueError('neither op nor url')

    # One request

    def work(self, message):
        listing = self.listing = _Listing(self, message)
        with self.turn:
            self.current, self.cancelled, self.permits = message.get('id'), False, 0
        try:
            stopped = listing.run()
        except _Cancelled:
            listing.done('cancelled')
        except Exception as e:
            listing.failed(e)
        else:
            listing.done(stopped)
        finally:
            with self.turn:
                self.current = None
            self.listing = None

    def check_cancelled(self):
        if self.cancelled:
            raise _Cancelled

    def await_go(self):
        with self.turn:
            self.turn.wait_for(lambda: self.permits or self.cancelled)
            if self.cancelled:
                raise _Cancelled
            self.permits -= 1

    # What yt-dlp calls

    def urlopen(self, request, *args, **kwargs):
        if self.listing is None:
            return self.send(request, *args, **kwargs)
        return self.listing.urlopen(self.send, request, *args, **kwargs)

    def warn(self, message, *_, **__):
        if self.listing is not None:
            self.listing.warn(str(message))

    def debug(self, message, *_, **__):
        # Said only in debug mode, but it means that the site goes round in circles.
        if self.listing is not None and 'feed looping' in str(message):
            self.listing.empty_tail = True

    def extractor(self, key):
        """Asks a page only once where it goes on; yt-dlp looks through all of it for each entry."""
        found = self.find_extractor(key)
        search = getattr(found, '_extract_continuation', None)
        if search is not None and not isinstance(search, _Remembering):
            found._extract_continuation = _Remembering(search)
        return found

    def emit(self, event, **fields):
        line = json.dumps(dict({'ev': event}, **fields), separators=(',', ':')) + '\n'
        try:
            with self.writing:
                self.events.write(line.encode('ascii'))
                self.events.flush()
        except OSError:
            os._exit(0)


class _Remembering:
    """A function whose answer depends on nothing but the object that it is asked about.

    Keeps the last one, which is the same many times in a row, and which nobody changes meanwhile.
    """

    def __init__(self, function):
        self.function = function
        self.about = self.answer = None

    def __call__(self, about):
        if self.about is not about:
            self.answer = self.function(about)
            self.about = about
        return self.answer


class _Listing:
    """One request of ours: walks one list and tells what it finds."""

    def __init__(self, worker, message):
        self.worker, self.ydl = worker, worker.ydl
        self.id = message.get('id')
        self.url = message['url']
        self.known = frozenset(message.get('known') or ())
        self.window = int(message.get('window') or 3)
        self.hint = message.get('ie') or None
        self.dates = bool(message.get('dates'))
        self.gate = bool(message.get('gate'))
        self.max = int(message.get('max') or 0)
        self.n = self.requests = 0
        self.claimed, self.hidden = -1, 0
        self.empty_tail = False
        self.missing = {}
        self.refusal = None
        self.cpu = time.process_time()

    def emit(self, event, **fields):
        self.worker.emit(event, id=self.id, **fields)

    def run(self):
        self.forget_earlier_warnings()
        if self.dates or self.worker.dates_always:
            self.worker.args['youtubetab']['approximate_date'] = ['']
        else:
            self.worker.args['youtubetab'].pop('approximate_date', None)
        self.worker.check_cancelled()
        result = self.resolve()
        self.claimed = _count(result.get('playlist_count'))
        self.emit('meta', extractor_key=_text(result.get('extractor_key')),
                  channel_id=_text(result.get('channel_id')), title=_text(result.get('title')),
                  playlist_count=self.claimed)
        if result.get('_type') not in PLAYLISTS:
            return 'single'
        return self.walk(result)

    def forget_earlier_warnings(self):
        """Each channel is to hear what yt-dlp says only once per process."""
        for speaker in [self.ydl] + list(getattr(self.ydl, '_ies_instances', {}).values()):
            printed = getattr(speaker, '_printed_messages', None)
            if printed:
                printed.clear()

    def resolve(self):
        """The list behind the address, or whatever else it is; referrals are followed."""
        url, key = self.url, self.hint
        for _ in range(MAX_REFERRALS):
            result = self.extract(url, key)
            if result.get('_type') not in ('url', 'url_transparent'):
                return result
            if result.get('ie_key') == 'Youtube':
                return dict(result, _type='video')  # a single video: its page is not our business
            url, key = result['url'], result.get('ie_key')
        raise ExtractorError('The link leads from page to page without end', expected=True)

    def extract(self, url, key):
        if key:
            try:
                return self.ydl.extract_info(url, download=False, process=False, ie_key=key) or {}
            except (DownloadError, KeyError) as e:
                if isinstance(e, DownloadError) and 'No suitable extractor' not in str(e):
                    raise
        return self.ydl.extract_info(url, download=False, process=False) or {}

    def walk(self, result):
        in_a_row, entries = 0, iter(result.get('entries') or ())
        while True:
            before = self.requests
            self.worker.check_cancelled()
            entry = next(entries, self)
            if entry is self:
                # Other sites' extractors turn pages until one is empty.
                if self.requests > before and _is_youtube(result):
                    self.empty_tail = True
                return 'end'
            if not entry:
                self.emit('hole', i=self.n)
                in_a_row = 0
            elif _is_list(entry):
                nested = entry.get('webpage_url') or entry.get('url') or entry.get('original_url')
                self.emit('nested', url=_text(nested),
                          title=_text(entry.get('title')) or _text(nested).rsplit('/', 1)[-1])
                continue
            else:
                flat = self.flat(entry, result)
                self.emit('entry', i=self.n, e=flat)
                in_a_row = in_a_row + 1 if flat['id'] in self.known else 0
            self.n += 1
            if in_a_row >= self.window:
                return 'known'
            if self.max and self.n >= self.max:
                return 'max'

    def flat(self, entry, result):
        """The entry as ``yt-dlp --flat-playlist -j`` prints it, without what says nothing."""
        flat = {k: v for k, v in ((k, _plain(v)) for k, v in entry.items())
                if v is not _NOT_PLAIN and not k.startswith('__')}
        url = _text(flat.get('url')) or _text(flat.get('webpage_url'))
        if not flat.get('id'):
            flat['id'] = unsmuggle_url(url, {})[1].get('force_videoid') or url or 'entry %d' % self.n
        flat['id'] = str(flat['id'])
        flat.setdefault('url', url)
        if flat.get('title') is None:
            flat['title'] = flat['id']
        extractor = self.ydl._ies.get(flat.get('ie_key')) if flat.get('ie_key') else None
        if url:
            flat.setdefault('webpage_url', unsmuggle_url(url)[0])
            flat.setdefault('original_url', url)
        if extractor:
            flat.setdefault('extractor', _text(extractor.IE_NAME))
            flat.setdefault('extractor_key', flat['ie_key'])
        for theirs, ours in (('title', 'playlist'), ('id', 'playlist_id'),
                             ('title', 'playlist_title'), ('uploader', 'playlist_uploader'),
                             ('uploader_id', 'playlist_uploader_id'), ('channel', 'playlist_channel'),
                             ('channel_id', 'playlist_channel_id'),
                             ('webpage_url', 'playlist_webpage_url')):
            if result.get(theirs):
                flat[ours] = _text(result[theirs])
        flat['playlist_index'] = self.n + 1
        return flat

    def urlopen(self, send, request, *args, **kwargs):
        self.worker.check_cancelled()
        what = (_address(request), getattr(request, 'data', None))
        answer = self.refusal or self.missing.get(what)
        if answer is not None:
            raise answer  # yt-dlp asks again at once, and another way; the site has just said no
        self.requests += 1
        self.emit('request', n=self.requests)
        if self.gate:
            self.worker.await_go()
        try:
            return send(request, *args, **kwargs)
        except Exception as e:
            status = _status(e)
            if status in (403, 429) or (status in (404, 410) and YOUTUBE.match(what[0])):
                self.refusal = e
            elif status in (404, 410):
                self.missing[what] = e
            raise

    def warn(self, message):
        hidden = HIDDEN.search(message)
        if hidden:
            self.hidden = max(self.hidden, int(hidden.group(1)))
        self.emit('warn', msg=_text(message))

    def usage(self):
        return {'requests': self.requests, 'rss_kb': _rss_kb(),
                'cpu_ms': round((time.process_time() - self.cpu) * 1000)}

    def done(self, stopped):
        self.emit('done', n=self.n, stopped=stopped, claimed=self.claimed, hidden=self.hidden,
                  empty_tail=self.empty_tail, **self.usage())

    def failed(self, error):
        causes = list(_causes(error))
        status = next((s for s in map(_status, causes) if s), None)
        root = causes[0]
        foreseen = any(isinstance(e, (ExtractorError, OSError)) for e in causes) or status
        self.emit('error', n=self.n, type=type(root).__name__,
                  msg=_text(str(error) or type(root).__name__),
                  expected=bool(getattr(root, 'expected', False)), status=status,
                  retry_after=next((r for r in map(_retry_after, causes) if r is not None), None),
                  causes=[type(e).__name__ for e in causes],
                  tb=None if foreseen or isinstance(root, DownloadError) or _is_known_kind(root)
                  else _text(''.join(traceback.format_exception(
                      type(error), error, error.__traceback__, limit=-6))), **self.usage())


def _is_known_kind(error):
    return any(k.__module__.startswith(('yt_dlp.utils', 'yt_dlp.cookies', 'yt_dlp.networking'))
               for k in type(error).__mro__)


def _causes(error):
    """The exceptions behind one, outermost first; yt-dlp's wrapper itself says nothing."""
    seen = []
    while error is not None and error not in seen and len(seen) < 10:
        if not (isinstance(error, DownloadError) and error.__context__ is not None):
            seen.append(error)
        inner = getattr(error, 'cause', None)
        error = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
    return seen


def _status(error):
    status = getattr(error, 'status', None) or getattr(error, 'code', None)
    return status if isinstance(status, int) else None


def _retry_after(error):
    headers = getattr(getattr(error, 'response', None), 'headers', None) or getattr(error, 'headers', None)
    value = headers.get('Retry-After') if headers is not None else None
    if not value:
        return None
    with contextlib.suppress(ValueError):
        return max(0, int(value))
    with contextlib.suppress(TypeError, ValueError):
        return max(0, round(email.utils.parsedate_to_datetime(value).timestamp() - time.time()))
    return None


def _address(request):
    if isinstance(request, str):
        return request
    return getattr(request, 'url', None) or getattr(request, 'full_url', '')


def _is_youtube(result):
    return str(result.get('extractor_key') or '').startswith('Youtube')


def _is_list(entry):
    kind = entry.get('_type', 'video')
    return kind in PLAYLISTS or (
        kind in ('url', 'url_transparent') and bool(LIST_KEY.search(str(entry.get('ie_key') or ''))))


def _count(value):
    return value if isinstance(value, int) and value >= 0 else -1


def _text(value):
    return '' if value is None else str(value)[:MAX_TEXT]


_NOT_PLAIN = object()


def _plain(value):
    """The value as JSON can say it, or _NOT_PLAIN."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, float):
        return value if math.isfinite(value) else _NOT_PLAIN
    if isinstance(value, dict):
        return {str(k): v for k, v in ((k, _plain(v)) for k, v in value.items())
                if v is not _NOT_PLAIN and not str(k).startswith('__')}
    if isinstance(value, (list, tuple)):
        return [v for v in map(_plain, value) if v is not _NOT_PLAIN]
    return _NOT_PLAIN


def _rss_kb():
    with contextlib.suppress(OSError, ValueError, IndexError):
        with open('/proc/self/statm') as f:
            return int(f.read().split()[1]) * os.sysconf('SC_PAGE_SIZE') // 1024
    with contextlib.suppress(ImportError):
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak // 1024 if sys.platform == 'darwin' else peak
    return 0
