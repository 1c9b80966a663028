internal import CCurl
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// One request at a time over libcurl, without redirects. Connections stay open for the next request to the same server; each was checked when it was made.
final class Transfer {
    struct Answer {
        var status = 0
        var head = HeaderLines([])
        var body: [UInt8] = []
        /// Seconds; 0 where the server says none.
        var retryAfter = 0
    }

    /// Bytes of all heads of an answer that are taken.
    private static let headLimit = 64 << 10
    /// What ends a request from this side.
    private enum Stop { case refused(String), tooLarge, headTooLarge, wrongType(String), stopped, enough }

    private let rules: FetchRules
    private let handle: UnsafeMutableRawPointer
    /// Where libcurl writes what went wrong, in its own words.
    private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var head: [UInt8] = []
    private var body: [UInt8] = []
    private var stop: Stop?
    /// Bytes of a body that nobody needs.
    private var passedOver = 0

    init(_ rules: FetchRules) throws(FetchFailure) {
        guard let handle = ccurl_make() else { throw FetchFailure.noLibrary }
        self.rules = rules
        self.handle = handle
    }

    deinit {
        ccurl_free(handle)
        words.deallocate()
    }

    func ask(_ address: WebAddress, _ known: Validators) throws(FetchFailure) -> Answer {
        (head, body, stop, passedOver) = ([], [], nil, 0)
        let lines = headers(known)
        defer { ccurl_headers_free(lines) }
        ccurl_reset(handle)
        setUp(address)
        ccurl_set_headers(handle, lines)
        let code = ccurl_perform(handle)
        switch stop {
        case .enough: break
        case .refused(let place) where code != CURLE_OK: throw FetchFailure(.refused, address.text, "leads to \(place), which is not public")
        case nil, .refused: if code != CURLE_OK { throw failure(code, address) }
        case .some(let stop): throw failure(stop, address)
        }
        let answer = Answer(
            status: ccurl_number(handle, CURLINFO_RESPONSE_CODE), head: HeaderLines(head[...]), body: body, retryAfter: ccurl_retry_after(handle))
        (head, body) = ([], [])
        return answer
    }

    // MARK: - Setting up

    private func setUp(_ address: WebAddress) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_web_only(handle)
        ccurl_set_text(handle, CURLOPT_URL, address.text)
        ccurl_set_text(handle, CURLOPT_USERAGENT, rules.agent)
        // A proxy would be the one that connects, and nothing could be checked.
        ccurl_set_text(handle, CURLOPT_PROXY, "")
        if let authorities = rules.authorities { ccurl_set_text(handle, CURLOPT_CAINFO, authorities) }
        words.pointee = 0
        ccurl_set_data(handle, CURLOPT_ERRORBUFFER, words)
        ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, Int(rules.seconds * 1000))
        ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(rules.connectSeconds * 1000))
        ccurl_set_opener(handle, Transfer.open)
        ccurl_set_data(handle, CURLOPT_OPENSOCKETDATA, me)
        ccurl_set_taker(handle, CURLOPT_HEADERFUNCTION, Transfer.takeHead)
        ccurl_set_data(handle, CURLOPT_HEADERDATA, me)
        ccurl_set_taker(handle, CURLOPT_WRITEFUNCTION, Transfer.takeBody)
        ccurl_set_data(handle, CURLOPT_WRITEDATA, me)
        ccurl_set_number(handle, CURLOPT_NOPROGRESS, 0)
        ccurl_set_watcher(handle, Transfer.watch)
        ccurl_set_data(handle, CURLOPT_XFERINFODATA, me)
    }

    private func headers(_ known: Validators) -> UnsafeMutablePointer<curl_slist>? {
        var lines = ccurl_headers_add(nil, "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5")
        lines = ccurl_headers_add(lines, "Accept-Encoding: gzip, deflate")
        for (name, value) in [("If-None-Match", known.etag), ("If-Modified-Since", known.lastModified)] {
            // A line end would begin a header of the server's own making.
            guard let value, value.utf8.count <= 1024, value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { continue }
            lines = ccurl_headers_add(lines, name + ": " + value)
        }
        return lines
    }

    // MARK: - Called by libcurl

    /// Makes the socket for an address that libcurl has resolved and is about to connect to; none where it may not.
    private static let open: @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t = {
        guard let data = $0, let wanted = $2 else { return -1 }
        let me = Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue()
        let address = withUnsafePointer(to: &wanted.pointee.addr) { IPAddress($0, length: Int(wanted.pointee.addrlen)) }
        guard let address, me.rules.addresses.admits(address) else {
            me.stop = me.stop ?? .refused(address?.text ?? "an address of an unknown kind")
            return -1
        }
        // Another address of the same name was admitted.
        if case .refused = me.stop { me.stop = nil }
        let descriptor = socket(wanted.pointee.family, wanted.pointee.socktype, wanted.pointee.`protocol`)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
    }

    private static let takeHead: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        guard let data = $3 else { return 0 }
        return Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue().take(head: UnsafeRawBufferPointer(start: $0, count: $1 * $2)) ? $1 * $2 : 0
    }

    private static let takeBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        guard let data = $3 else { return 0 }
        return Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue().take(body: UnsafeRawBufferPointer(start: $0, count: $1 * $2)) ? $1 * $2 : 0
    }

    private static let watch: @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = { data, _, _, _, _ in
        guard let data else { return 1 }
        let me = Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue()
        guard me.rules.isStopped() else { return 0 }
        me.stop = .stopped
        return 1
    }

    /// One line of a head; several heads may come, of which the last counts (100 Continue).
    private func take(head line: UnsafeRawBufferPointer) -> Bool {
        if line.starts(with: Array("HTTP/".utf8)) { head = [] }
        head += line
        if head.count > Transfer.headLimit { stop = .headTooLarge }
        let isEnd = line.allSatisfy { $0 == 0x0D || $0 == 0x0A }
        if isEnd, ccurl_number(handle, CURLINFO_RESPONSE_CODE) == 200 {
            let type = HeaderLines(head[...]).value("content-type") ?? ""
            if HTTPAnswer.isUnreadable(type) { stop = .wrongType(type) }
        }
        return stop == nil
    }

    private func take(body more: UnsafeRawBufferPointer) -> Bool {
        // Of answers that are no page only the head is needed; a short rest lets the connection be used again.
        guard ccurl_number(handle, CURLINFO_RESPONSE_CODE) == 200 else {
            passedOver += more.count
            if passedOver > Transfer.headLimit { stop = .enough }
            return stop == nil
        }
        if body.count + more.count > rules.size {
            stop = .tooLarge
            return false
        }
        body += more
        return true
    }

    // MARK: - Failures

    private func failure(_ stop: Stop, _ address: WebAddress) -> FetchFailure {
        switch stop {
        case .tooLarge: FetchFailure(.tooLarge, address.text, "is larger than \(rules.size >> 20) MB")
        case .headTooLarge: FetchFailure(.wrongType, address.text, "the server's head is larger than \(Transfer.headLimit >> 10) KB")
        case .wrongType(let type): FetchFailure(.wrongType, address.text, "is no page and no feed, but \(type.prefix(60))")
        case .stopped, .refused, .enough: FetchFailure(.stopped, address.text, "was stopped")
        }
    }

    private func failure(_ code: CURLcode, _ address: WebAddress) -> FetchFailure {
        let detail = String(cString: words)
        if code == CURLE_PEER_FAILED_VERIFICATION {
            return FetchFailure(.certificate, address.text, "its certificate is not trusted" + (detail.isEmpty ? "" : " (\(detail))"))
        }
        if code == CURLE_SSL_CACERT_BADFILE {
            return FetchFailure(.certificate, address.text, "the authorities in \(rules.authorities ?? "the system's file") can't be read")
        }
        let reason = ccurl_reason(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        return FetchFailure(.unreachable, address.text, "can't be fetched (\(reason))")
    }
}
