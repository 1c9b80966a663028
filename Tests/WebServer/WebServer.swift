import Foundation

/// A web server on loopback for one test, on several addresses, which behaves as badly as servers do (`server.py` says how). Ends with the test.
public final class WebServer {
    public let port: Int
    private let process = Process()
    private let input = Pipe()
    private let scheme: String

    /// A request that came in.
    public struct Request: Decodable, Sendable {
        public let path: String
        public let at: Double
        /// When it was answered; nil while it is not.
        public let until: Double?
        public let host: String
        public let fields: [String: String]
    }

    public struct NoServer: Error {}

    /// - Parameter certificate: paths of a certificate and its key; the server speaks TLS then.
    public init(certificate: (path: String, key: String)? = nil) throws {
        scheme = certificate == nil ? "http" : "https"
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("server.py").path]
        if let certificate { process.arguments? += [certificate.path, certificate.key] }
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while line.last != 0x0A {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw NoServer() }
            line += more
        }
        guard let port = Int(String(decoding: line.dropLast(), as: UTF8.self)) else { throw NoServer() }
        self.port = port
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// - Parameter host: the last number of its address: 2, which the tests allow, to 5.
    public func url(_ path: String, host: Int = 2) -> String { "\(scheme)://127.0.0.\(host):\(port)\(path)" }

    /// The requests so far, but for those of the tests themselves.
    public func requests() throws -> [Request] { try JSONDecoder().decode([Request].self, from: Self.get("http://127.0.0.1:\(port)/_log")) }

    public func paths() throws -> [String] { try requests().map(\.path) }

    public func set(_ name: String, _ value: String) throws { _ = try Self.get("http://127.0.0.1:\(port)/_set?\(name)=\(value)") }

    /// By another program than the one that is tested.
    private static func get(_ url: String) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import sys, urllib.request; sys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())", url]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
