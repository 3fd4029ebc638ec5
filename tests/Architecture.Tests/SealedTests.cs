using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Architecture.Tests;

/// <summary>A class is sealed unless something derives from it.</summary>
public sealed class SealedTests
{
    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var open = Product.All.SelectMany(Unsealed).Select(type => type.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void An_open_class_is_found() =>
        Assert.Contains(typeof(OpenForNoReason), Unsealed(typeof(SealedTests).Assembly));

    private static IEnumerable<Type> Unsealed(Assembly assembly)
    {
        var written = Product.Written(assembly).ToList();
        var bases = written.Select(type => Definition(type.BaseType)).ToHashSet();
        return written.Where(type =>
            type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && !bases.Contains(type)
            // The Razor compiler writes the classes of components and of their imports, unsealed.
            && !typeof(IComponent).IsAssignableFrom(type)
            && type.Name != "_Imports"
        );
    }

    private static Type? Definition(Type? type) =>
        type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;

#pragma warning disable CA1852 // Open on purpose: the rule must find it.
    private class OpenForNoReason;
#pragma warning restore CA1852
}
