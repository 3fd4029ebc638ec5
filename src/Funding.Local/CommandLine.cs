using System.Globalization;

namespace Funding.Local;

/// <summary>What was written after <c>./dev run</c> or <c>./dev demo</c>.</summary>
internal sealed record CommandLine(string Word, IReadOnlyDictionary<string, string> Options)
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["run"] = ["port", "data"],
        ["demo"] = ["fail", "sample"],
    };

    /// <summary>Reads the arguments; anything unknown is refused rather than ignored.</summary>
    /// <exception cref="ArgumentException">The arguments make no sense; the message says which.</exception>
    internal static CommandLine Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !Words.TryGetValue(arguments[0], out var known))
        {
            throw new ArgumentException("Say run or demo.", nameof(arguments));
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after]
                ? (before, after)
                : (arguments[i], ++i < arguments.Count ? arguments[i] : null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !known.Contains(name[2..], StringComparer.Ordinal))
            {
                throw new ArgumentException(
                    $"{arguments[0]} does not know {name}; it knows --{string.Join(", --", known)}.",
                    nameof(arguments)
                );
            }

            options[name[2..]] = value ?? throw new ArgumentException($"{name} needs a value.", nameof(arguments));
        }

        return new(arguments[0], options);
    }

    internal string? Option(string name) => Options.GetValueOrDefault(name);

    /// <summary>A whole number from the options.</summary>
    /// <exception cref="ArgumentException">It is not a port number.</exception>
    internal int Port(string name, int missing) =>
        Option(name) is not { } text ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
        : throw new ArgumentException($"--{name} is a number from 1 to 65535, not '{text}'.", name);
}
