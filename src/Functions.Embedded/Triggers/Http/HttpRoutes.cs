using System.Collections.Immutable;
using Functions.Embedded.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Triggers.Http;

/// <summary>A function, its route and the methods it answers to (none: all).</summary>
internal sealed record HttpRoute(DiscoveredFunction Function, RoutePattern Pattern, ImmutableArray<string> Methods)
{
    internal Endpoint ToEndpoint(RequestDelegate handler)
    {
        var endpoint = new RouteEndpointBuilder(handler, Pattern, order: 0) { DisplayName = Function.Name };
        if (Methods.Length > 0)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(Methods));
        }

        return endpoint.Build();
    }
}

/// <summary>Reads the routes of the HTTP functions and finds those that cannot be told apart.</summary>
internal static class HttpRoutes
{
    // The Functions host keeps these for itself.
    private static readonly string[] _reserved = ["admin", "runtime"];

    internal static ImmutableArray<HttpRoute> Read(
        IEnumerable<DiscoveredFunction> functions,
        string prefix,
        Problems problems
    )
    {
        var constraints = new DefaultInlineConstraintResolver(Options.Create(new RouteOptions()), NoServices.Instance);
        var routes = functions
            .Select(f => Read(f, prefix, constraints, problems))
            .OfType<HttpRoute>()
            .ToImmutableArray();
        FindConflicts(routes, problems);
        return routes;
    }

    private static HttpRoute? Read(
        DiscoveredFunction function,
        string prefix,
        DefaultInlineConstraintResolver constraints,
        Problems problems
    )
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var template = trigger.Route ?? function.Name;
        var whole = $"{prefix.Trim('/')}/{template}".Trim('/');
        try
        {
            var pattern = RoutePatternFactory.Parse(whole);
            foreach (var policy in pattern.ParameterPolicies.SelectMany(p => p.Value))
            {
                if (policy.Content is { } content && constraints.ResolveConstraint(content) is null)
                {
                    problems.Add(
                        function.Method,
                        $"has the route '{template}' with the unknown constraint '{content}'."
                    );
                    return null;
                }
            }

            var first =
                pattern.PathSegments is [{ IsSimple: true } segment, ..]
                && segment.Parts[0] is RoutePatternLiteralPart literal
                    ? literal.Content
                    : "";
            if (_reserved.Contains(first, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(
                    function.Method,
                    $"has the route '{whole}'; paths under '{first}' belong to the Functions host."
                );
                return null;
            }

            return new HttpRoute(
                function,
                pattern,
                [.. (trigger.Methods ?? []).Select(m => m.ToUpperInvariant()).Distinct(StringComparer.Ordinal)]
            );
        }
        catch (Exception e)
            when (e is RoutePatternException or RouteCreationException or ArgumentException or FormatException)
        {
            problems.Add(function.Method, $"has a bad route '{template}': {e.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    private static void FindConflicts(ImmutableArray<HttpRoute> routes, Problems problems)
    {
        foreach (var group in routes.GroupBy(r => Shape(r.Pattern), StringComparer.Ordinal))
        {
            var same = group.ToList();
            for (var i = 0; i < same.Count; i++)
            {
                for (var j = i + 1; j < same.Count; j++)
                {
                    Compare(same[i], same[j], problems);
                }
            }
        }
    }

    private static void Compare(HttpRoute one, HttpRoute other, Problems problems)
    {
        var everything = one.Methods.IsEmpty || other.Methods.IsEmpty;
        var shared = everything
            ? ["every method"]
            : one.Methods.Intersect(other.Methods, StringComparer.Ordinal).ToArray();
        if (shared.Length > 0)
        {
            problems.Add(
                $"{Problems.NameOf(one.Function.Method)} and {Problems.NameOf(other.Function.Method)} both answer to {string.Join(", ", shared)} on '/{one.Pattern.RawText}'."
            );
        }
    }

    // Names of parameters do not tell routes apart, constraints do.
    private static string Shape(RoutePattern pattern) =>
        string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => Shape(p)))));

    private static string Shape(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => "{"
                + (parameter.IsCatchAll ? "*" : "")
                + string.Concat(parameter.ParameterPolicies.Select(p => ":" + p.Content))
                + (parameter.IsOptional ? "?" : "")
                + "}",
            _ => "",
        };

    private sealed class NoServices : IServiceProvider
    {
        internal static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
