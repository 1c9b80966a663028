import Foundation
import Testing
import WebServer

@testable import HudnaIntake

/// Over TLS on loopback, with an authority that the test makes; nothing turns the check off.
@Suite struct TLSTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try openssl([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=An authority of a test", "-days", "2",
        ])
        for name in ["good", "old"] {
            try openssl(["req", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(name).key", "-out", "\(name).csr", "-subj", "/CN=server"])
        }
        _ = try scratch.write("names", "subjectAltName=IP:127.0.0.2\n")
        let sign = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names"]
        try openssl(["x509", "-req", "-in", "good.csr", "-out", "good.pem", "-days", "2"] + sign)
        try openssl(["x509", "-req", "-in", "old.csr", "-out", "old.pem", "-days", "-1"] + sign)
    }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " "))")
    }

    private func path(_ name: String) -> String { scratch.path + "/" + name }

    private func server(_ name: String = "good") throws -> WebServer {
        try WebServer(certificate: (path("\(name).pem"), path("\(name).key")))
    }

    private func fetch(_ url: String, authorities: String?) throws -> Fetched {
        var rules = FetchRules(agent: "Hudna/test")
        rules.addresses.allowed = ["127.0.0.2/31"].compactMap(IPNetwork.init)
        rules.seconds = 5
        rules.authorities = authorities.map(path)
        return try Fetcher(rules: rules).fetch(try WebAddress(url))
    }

    private func failure(_ url: String, authorities: String?) throws -> FetchFailure? {
        do {
            _ = try fetch(url, authorities: authorities)
        } catch let failure as FetchFailure {
            return failure
        }
        return nil
    }

    @Test func trusted() throws {
        let server = try server()
        #expect(try fetch(server.url("/page/1"), authorities: "ca.pem").body.starts(with: Array("<!DOCTYPE".utf8)))
        #expect(try fetch(server.url("/redirect/2"), authorities: "ca.pem").address.text == server.url("/page/1"))
    }

    @Test func signedByNobodyWhoIsTrusted() throws {
        let server = try server()
        let failure = try #require(try failure(server.url("/page/1"), authorities: nil))
        #expect(failure.kind == .certificate && failure.isPassing)
        #expect(failure.problem.code == .certificateRefused)
        #expect(failure.problem.description.contains("its certificate is not trusted ("), "\(failure.problem)")
        #expect(try server.paths().isEmpty, "nothing was asked of it")
    }

    @Test func ofAnotherHost() throws {
        let server = try server()
        #expect(try failure(server.url("/page/1", host: 3), authorities: "ca.pem")?.kind == .certificate)
        #expect(try server.paths().isEmpty)
    }

    @Test func tooOld() throws {
        let server = try server("old")
        #expect(try failure(server.url("/page/1"), authorities: "ca.pem")?.kind == .certificate)
        #expect(try server.paths().isEmpty)
    }

    @Test func noTLSAtAll() throws {
        let server = try WebServer()
        #expect(try failure(server.url("/page/1").replacingOccurrences(of: "http:", with: "https:"), authorities: "ca.pem")?.kind == .unreachable)
    }

    @Test func authoritiesThatAreNone() throws {
        _ = try scratch.write("none.pem", "nothing")
        let server = try server()
        let failure = try #require(try failure(server.url("/page/1"), authorities: "none.pem"))
        #expect(failure.kind == .certificate && failure.message.contains("can't be read"), "\(failure)")
    }
}
