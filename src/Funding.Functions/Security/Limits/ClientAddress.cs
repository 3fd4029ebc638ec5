using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Security.Limits;

/// <summary>
/// Where a request comes from, as far as it can be trusted. A proxy writes the address that it saw to a header, or appends
/// it there: only as many entries from the right are believed as there are proxies of ours. What stands to the left of them
/// was written by the caller, and without a setting that names the header nothing in any header is believed.
/// </summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>The client's address; of IPv6 the network (/64), because a single customer has a whole one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="header">The header that proxies of ours write; null believes the connection alone.</param>
    /// <param name="trustedProxies">How many of them append to it.</param>
    internal static string Of(HttpRequest request, string? header, int trustedProxies)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        if (header is not null)
        {
            string[] hops =
            [
                .. request
                    .Headers["X-Forwarded-For"]
                    .SelectMany(line =>
                        (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    ),
            ];
            if (hops.Length > 0 && TryRead(hops[Math.Max(0, hops.Length - trustedProxies)], out var forwarded))
            {
                address = forwarded;
            }
        }
        return Network(address);
    }

    // App Service writes the port too: 198.51.100.7:50123, [2001:db8::1]:50123.
    private static bool TryRead(string hop, out IPAddress? address)
    {
        address = null;
        if (IPEndPoint.TryParse(hop, out var endPoint))
        {
            address = endPoint.Address;
            return true;
        }
        return IPAddress.TryParse(hop, out address);
    }

    private static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? $"{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))}/64"
            : address.ToString();
    }
}
